package graft.train.torch;

import graft.core.device.Device;

/**
 * What PyTorch computes with. Sums may differ in their last bits between two of them.
 *
 * @param threads that it may use on the processor, 1 or more
 * @param device where the net is trained
 */
public record Engine(int threads, Device device) {
  public Engine {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "threads must be 1 or more, got " + threads + " (--threads)");
    }
  }

  /** The processor alone. */
  public static Engine processor(int threads) {
    return new Engine(threads, Device.CPU);
  }
}
