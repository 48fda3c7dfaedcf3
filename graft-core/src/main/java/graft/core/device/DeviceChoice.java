package graft.core.device;

import java.util.Locale;

/** What a person may ask for ({@code --device}). */
public enum DeviceChoice {
  /** CUDA where all engines can use it, else the processor. */
  AUTO,
  /** The processor, whatever else there is. */
  CPU,
  /** CUDA or nothing. */
  CUDA;

  /** The name that people type. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
