package graft.vision.pass;

/** Hears how the pass goes; calls may come from any thread. */
@FunctionalInterface
public interface PassMeter {

  /**
   * Some photos are done.
   *
   * @param photos how many since the last call
   * @param computed how many of them were not in the cache
   */
  void done(int photos, int computed);
}
