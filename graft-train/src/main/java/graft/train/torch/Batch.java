package graft.train.torch;

import java.util.List;

/** Pictures, or what a net has made of them, that go through a net together. */
public sealed interface Batch {

  /** The dimensions; the first is the pictures. */
  List<Long> shape();

  /** float32 values, the last dimension fastest. */
  @SuppressWarnings("ArrayRecordComponent") // a buffer that is used again; nobody compares batches
  record Singles(List<Long> shape, float[] values) implements Batch {}

  /** float16 values, as {@link Float#floatToFloat16} writes them, the last dimension fastest. */
  @SuppressWarnings("ArrayRecordComponent")
  record Halves(List<Long> shape, short[] values) implements Batch {}
}
