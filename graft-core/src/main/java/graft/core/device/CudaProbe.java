package graft.core.device;

/** Asks whether an engine can compute on a CUDA card. May take seconds: engines are loaded. */
@FunctionalInterface
public interface CudaProbe {
  /** What the engine says. */
  Answer ask();

  /** An engine's answer. */
  sealed interface Answer {}

  /**
   * It can.
   *
   * @param name of the card, such as "NVIDIA H100 80GB HBM3"
   */
  record Card(String name) implements Answer {}

  /**
   * It cannot.
   *
   * @param what is missing, as the rest of a sentence that begins "CUDA was asked for, but"
   * @param todo what a person can do, as a sentence without its full stop
   */
  record Missing(String what, String todo) implements Answer {}
}
