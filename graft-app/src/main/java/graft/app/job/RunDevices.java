package graft.app.job;

import graft.core.device.Device;
import graft.core.device.RunDevice;
import graft.core.words.Sentence;
import graft.train.torch.CardEngine;
import graft.train.torch.TorchCuda;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.PartEngine;
import java.util.function.Supplier;

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

  /**
   * The same, where it can run the backbone, or all that the photos choose from.
   *
   * @throws graft.core.error.UserError if it cannot and a person asked for it
   */
  static RunDevice able(RunDevice device, BackboneChoice choice, RunListener listener) {
    RunDevice able =
        choice.candidates().isEmpty()
            ? asked(device, () -> choice)
            : choice.candidates().stream()
                .reduce(device, (so, one) -> asked(so, one::choice), (a, b) -> b);
    able.card().ifPresent(name -> listener.note(Sentence.of("run.cuda").with("card", name)));
    return able;
  }

  private static RunDevice asked(RunDevice device, Supplier<BackboneChoice> choice) {
    return device.able(
        () -> {
          BackboneChoice one = choice.get(); // its weights are read, for a card alone
          return new CardEngine(1).ask(FrozenPart.of(one.backbone()), one.imageSize());
        });
  }

  /** What runs frozen parts on a device. */
  static PartEngine engine(Device device, int threads) {
    return switch (device) {
      case CPU -> PartEngine.PROCESSOR;
      case CUDA -> new CardEngine(threads);
    };
  }
}
