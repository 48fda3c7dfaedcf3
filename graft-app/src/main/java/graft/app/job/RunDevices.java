package graft.app.job;

import graft.core.device.CudaProbe;
import graft.core.device.RunDevice;
import graft.core.words.Sentence;
import graft.train.torch.TorchCuda;
import graft.vision.pass.OnnxCuda;
import java.util.ArrayList;
import java.util.List;

/** The device of a run, by what this build and this machine have. */
final class RunDevices {
  private RunDevices() {}

  /**
   * The device that the settings ask for. PyTorch is asked only where the run fine-tunes.
   *
   * @throws graft.core.error.UserError if it was CUDA and there is none
   */
  static RunDevice of(TuneSettings settings, RunListener listener) {
    List<CudaProbe> engines = new ArrayList<>(List.of(new OnnxCuda()));
    if (settings.fineTune().wanted()) {
      engines.add(new TorchCuda());
    }
    RunDevice device = RunDevice.of(settings.machine().device(), engines);
    device.card().ifPresent(card -> listener.note(Sentence.of("run.cuda").with("card", card)));
    return device;
  }
}
