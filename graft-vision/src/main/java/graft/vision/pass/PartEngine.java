package graft.vision.pass;

import graft.core.device.Device;

/** What runs frozen parts. */
public interface PartEngine {
  /** ONNX Runtime on the processor. */
  PartEngine PROCESSOR =
      new PartEngine() {
        @Override
        public Device device() {
          return Device.CPU;
        }

        @Override
        public PartRunner load(FrozenPart part) {
          return new BackboneRunner(part);
        }
      };

  /** Where it computes; features of two devices differ in their last digits. */
  Device device();

  /**
   * Loads a part.
   *
   * @throws IllegalStateException naming the part, if it cannot be loaded
   */
  PartRunner load(FrozenPart part);
}
