package graft.app.job;

/** The version of Graft. */
public final class Version {
  /** As in result.json and model.onnx. */
  public static final String CURRENT = "0.1.0";

  private Version() {}
}
