package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.arange;
import static org.bytedeco.pytorch.global.torch.full;
import static org.bytedeco.pytorch.global.torch.where;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import graft.train.graph.Constant;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Operators that pick some of the numbers, or make numbers to pick by. */
final class Picks {
  private static final int ONNX_FLOAT = 1;
  private static final int ONNX_INT8 = 3;
  private static final int ONNX_INT32 = 6;
  private static final int ONNX_INT64 = 7;
  private static final int ONNX_BOOL = 9;
  private static final int ONNX_DOUBLE = 11;

  private Picks() {}

  /** Rows of a dimension by number; below 0 they count from the end. */
  static Tensor gather(Call call) {
    Tensor in = call.tensor(0);
    int axis = call.axis("axis", 0, in.dim());
    Tensor rows = call.tensor(1).to(ScalarType.Long);
    Tensor fromStart = where(rows.lt(new Scalar(0)), rows.add(new Scalar(in.size(axis))), rows);
    LongStream before = LongStream.range(0, axis).map(in::size);
    LongStream picked = LongStream.range(0, rows.dim()).map(rows::size);
    LongStream behind = LongStream.range(axis + 1L, in.dim()).map(in::size);
    long[] shape = LongStream.concat(LongStream.concat(before, picked), behind).toArray();
    return in.index_select(axis, fromStart.reshape(-1)).reshape(shape);
  }

  /** Blocks by the first dimensions' numbers, of which each row of the second input has some. */
  static Tensor gatherBlocks(Call call) {
    call.require(call.integer("batch_dims", 0) == 0, "batch_dims above 0");
    Tensor in = call.tensor(0);
    Tensor rows = call.tensor(1).to(ScalarType.Long);
    long named = rows.size(rows.dim() - 1);
    Tensor place = zeros_like(rows.select(rows.dim() - 1, 0));
    for (long d = 0; d < named; d++) {
      Tensor row = rows.select(rows.dim() - 1, d);
      Scalar size = new Scalar(in.size(d));
      place = place.mul(size).add(where(row.lt(new Scalar(0)), row.add(size), row));
    }
    LongStream picked = LongStream.range(0, rows.dim() - 1).map(rows::size);
    LongStream behind = LongStream.range(named, in.dim()).map(in::size);
    return in.flatten(0, named - 1)
        .index_select(0, place.reshape(-1))
        .reshape(LongStream.concat(picked, behind).toArray());
  }

  /** A number of a dimension for each place. */
  static Tensor gatherElements(Call call) {
    Tensor in = call.tensor(0);
    int axis = call.axis("axis", 0, in.dim());
    Tensor places = call.tensor(1).to(ScalarType.Long);
    Scalar size = new Scalar(in.size(axis));
    return in.gather(axis, where(places.lt(new Scalar(0)), places.add(size), places));
  }

  static Tensor slice(Call call) {
    Tensor out = call.tensor(0);
    long[] starts = call.integers(1, "starts");
    long[] ends = call.integers(2, "ends");
    long[] axes = call.integers(3, "axes", LongStream.range(0, starts.length).toArray());
    long[] steps = call.integers(4, "steps", LongStream.of(starts).map(s -> 1).toArray());
    for (int i = 0; i < axes.length; i++) {
      long axis = axes[i] < 0 ? axes[i] + out.dim() : axes[i];
      out =
          steps[i] > 0
              ? out.slice(axis, new LongOptional(starts[i]), new LongOptional(ends[i]), steps[i])
              : backwards(call, out, axis, new long[] {starts[i], ends[i], steps[i]});
    }
    return out.alias();
  }

  /** PyTorch has no steps below 0. */
  private static Tensor backwards(Call call, Tensor in, long axis, long[] range) {
    long size = in.size(axis);
    long start = Math.clamp(range[0] < 0 ? range[0] + size : range[0], -1, size - 1);
    long end = Math.clamp(range[1] < 0 ? range[1] + size : range[1], -1, size - 1);
    long[] rows = LongStream.iterate(start, row -> row > end, row -> row + range[2]).toArray();
    return in.index_select(axis, call.brought(Tensor.create(rows, rows.length)));
  }

  static Tensor choose(Call call) {
    return where(call.tensor(0).to(ScalarType.Bool), call.tensor(1), call.tensor(2));
  }

  static Tensor range(Call call) {
    return arange(call.single(0), call.single(1), call.single(2));
  }

  static Tensor constantOfShape(Call call) {
    long[] shape = call.integers(0, "shape");
    return switch (call.constant("value").orElseGet(Picks::zero)) {
      case Constant.Floats of ->
          full(shape, new Scalar(of.at(0)), new TensorOptions(ScalarType.Float));
      case Constant.Longs of ->
          full(shape, new Scalar(of.toArray()[0]), new TensorOptions(ScalarType.Long));
      case Constant.Unread of -> {
        call.require(false, "value of " + of.type());
        yield call.tensor(0);
      }
    };
  }

  private static Constant zero() {
    return new Constant.Floats(List.of(1L), new float[1]);
  }

  /** Whole numbers of every width are kept as int64, the others as float32. */
  static Tensor cast(Call call) {
    int type = Math.toIntExact(call.integer("to", ONNX_FLOAT));
    return switch (type) {
      case ONNX_FLOAT, ONNX_DOUBLE -> to(call.tensor(0), ScalarType.Float);
      case ONNX_INT8, ONNX_INT32, ONNX_INT64 -> to(call.tensor(0), ScalarType.Long);
      case ONNX_BOOL -> to(call.tensor(0), ScalarType.Bool);
      default -> {
        call.require(false, "to=" + type);
        yield call.tensor(0);
      }
    };
  }

  static Tensor castLike(Call call) {
    return to(call.tensor(0), call.tensor(1).scalar_type());
  }

  /** A tensor of its own even where nothing changes: whoever frees one keeps the other. */
  private static Tensor to(Tensor in, ScalarType type) {
    return in.scalar_type().equals(type) ? in.alias() : in.to(type);
  }
}
