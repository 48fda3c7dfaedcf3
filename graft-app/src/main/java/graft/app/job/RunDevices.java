package graft.app.job;

import graft.core.device.CudaProbe.Answer;
import graft.core.device.CudaProbe.Missing;
import graft.core.device.Device;
import graft.core.device.RunDevice;
import graft.core.words.Sentence;
import graft.train.torch.CardEngine;
import graft.train.torch.TorchCuda;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.PartEngine;
import java.util.List;
import java.util.function.Function;

/** The device of a run, by what this build and this machine have. */
final class RunDevices {
  private RunDevices() {}

  /**
   * The device that the settings ask for; no photo has been looked at.
   *
   * @throws graft.core.error.UserError if it was CUDA and there is none
   */
  static RunDevice of(TuneSettings settings) {
    return RunDevice.of(settings.machine().device(), new TorchCuda());
  }

  /** A device, and a choice of backbones that it can run. */
  record Able(RunDevice device, BackboneChoice choice) {}

  /**
   * The same device where it can run the backbone, or the first that the photos choose from. On a
   * card they choose from those that it can run; of the others that is said.
   *
   * @throws graft.core.error.UserError if it cannot and a person asked for it
   */
  static Able able(RunDevice device, BackboneChoice choice, RunListener listener) {
    return able(
        device,
        choice,
        one -> new CardEngine(1).ask(FrozenPart.of(one.backbone()), one.imageSize()),
        listener);
  }

  /** The same of a card of which a backbone can be asked. */
  static Able able(
      RunDevice device,
      BackboneChoice choice,
      Function<BackboneChoice, Answer> card,
      RunListener listener) {
    RunDevice able = device.able(() -> card.apply(choice));
    if (able.device() == Device.CPU) {
      return new Able(able, choice);
    }
    able.card().ifPresent(name -> listener.note(Sentence.of("run.cuda").with("card", name)));
    List<BackboneCandidate> left =
        choice.candidates().stream().filter(one -> runs(one, card, listener)).toList();
    return new Able(able, choice.among(left));
  }

  private static boolean runs(
      BackboneCandidate one, Function<BackboneChoice, Answer> card, RunListener listener) {
    if (card.apply(one.choice()) instanceof Missing missing) {
      listener.note(BackboneWords.of("backbone.leftOut", one).with("detail", missing.what()));
      return false;
    }
    return true;
  }

  /** What runs frozen parts on a device. */
  static PartEngine engine(Device device, int threads) {
    return switch (device) {
      case CPU -> PartEngine.PROCESSOR;
      case CUDA -> new CardEngine(threads);
    };
  }
}
