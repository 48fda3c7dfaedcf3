package graft.train.torch;

import graft.core.device.CudaProbe;
import graft.core.device.Device;
import graft.train.graph.Net;
import graft.train.graph.NetFile;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.PartEngine;
import graft.vision.pass.PartRunner;
import java.util.List;

/** Runs frozen parts on a CUDA card, in PyTorch. */
public final class CardEngine implements PartEngine {
  private final Engine engine;

  /**
   * The first card that is visible.
   *
   * @param threads that PyTorch may use on the processor
   */
  public CardEngine(int threads) {
    this.engine = new Engine(threads, Device.CUDA);
  }

  @Override
  public Device device() {
    return Device.CUDA;
  }

  @Override
  public PartRunner load(FrozenPart part) {
    return TorchRunner.of(part, () -> TorchNet.of(net(part), engine));
  }

  /**
   * Whether the card can run a part.
   *
   * @param size the side of a square that it looks at, in pixels
   */
  public CudaProbe.Answer ask(FrozenPart part, int size) {
    try {
      TorchNet.require(net(part), List.of(3L, (long) size, (long) size), engine);
      return new CudaProbe.Card("CUDA");
    } catch (UnknownOperatorException e) {
      return new CudaProbe.Missing(
          "PyTorch, which computes on a card, cannot run the backbone %s: %s"
              .formatted(part.name(), e.what()),
          "Take another backbone (--backbone)");
    }
  }

  private static Net net(FrozenPart part) {
    return NetFile.of(part.onnx()).net(part.input(), part.output());
  }
}
