package graft.core.device;

import java.util.Locale;

/** What networks are computed on. The same network gives other last digits on another device. */
public enum Device {
  /** The processor. */
  CPU,
  /** A graphics card of NVIDIA, by CUDA. */
  CUDA;

  /** The name that people type. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
