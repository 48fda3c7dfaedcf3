package graft.train.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.constant_pad_nd;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Operators that keep the numbers and give them another shape. */
final class Shapes {
  private Shapes() {}

  static Tensor flatten(Call call) {
    Tensor in = call.tensor(0);
    int first = call.axis("axis", 1, in.dim());
    long rows = LongStream.range(0, first).map(in::size).reduce(1, (a, b) -> a * b);
    return in.reshape(rows, in.numel() / rows);
  }

  static Tensor reshape(Call call) {
    Tensor in = call.tensor(0);
    long[] shape = call.integers(1, "shape");
    boolean zeroIsZero = call.integer("allowzero", 0) == 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = shape[i] == 0 && !zeroIsZero ? in.size(i) : shape[i];
    }
    return in.reshape(shape);
  }

  static Tensor transpose(Call call) {
    Tensor in = call.tensor(0);
    long last = in.dim() - 1;
    return in.permute(
        call.integers("perm", LongStream.rangeClosed(0, last).map(d -> last - d).toArray()));
  }

  static Tensor squeeze(Call call) {
    long[] axes = call.integers(1, "axes");
    return axes.length == 0 ? call.tensor(0).squeeze() : call.tensor(0).squeeze(axes);
  }

  /** Axes are those of what comes out. */
  static Tensor unsqueeze(Call call) {
    Tensor out = call.tensor(0);
    long[] axes = call.integers(1, "axes");
    long dimensions = out.dim() + axes.length;
    long[] inOrder = LongStream.of(axes).map(a -> a < 0 ? a + dimensions : a).sorted().toArray();
    for (long axis : inOrder) {
      out = out.unsqueeze(axis);
    }
    return out.alias();
  }

  static Tensor concat(Call call) {
    List<Tensor> parts = call.tensors();
    return cat(
        new TensorVector(parts.toArray(Tensor[]::new)),
        call.axis("axis", 0, parts.getFirst().dim()));
  }

  /** The part that is asked for: of given sizes, or as even as it goes, the last one smaller. */
  static Tensor split(Call call) {
    Tensor in = call.tensor(0);
    int axis = call.axis("axis", 0, in.dim());
    long[] sizes = call.integers(1, "split");
    if (sizes.length > 0) {
      long start = Arrays.stream(sizes).limit(call.output()).sum();
      return in.narrow(axis, start, sizes[call.output()]);
    }
    long size = (in.size(axis) + call.outputs() - 1) / call.outputs();
    long start = size * call.output();
    return in.narrow(axis, start, Math.min(size, in.size(axis) - start));
  }

  /** A dimension of one is repeated, on either side. */
  static Tensor expand(Call call) {
    Tensor in = call.tensor(0);
    long[] shape = call.integers(1, "shape");
    int dimensions = Math.max(shape.length, Math.toIntExact(in.dim()));
    long[] wanted = new long[dimensions];
    for (int d = 1; d <= dimensions; d++) {
      long asked = d <= shape.length ? shape[shape.length - d] : 1;
      long there = d <= in.dim() ? in.size(in.dim() - d) : 1;
      wanted[dimensions - d] = asked == 1 ? there : asked;
    }
    return in.expand(wanted);
  }

  static Tensor tile(Call call) {
    return call.tensor(0).repeat(call.integers(1, "repeats"));
  }

  /** ONNX names all beginnings, then all ends; PyTorch begins with the last dimension. */
  static Tensor pad(Call call) {
    Tensor in = call.tensor(0);
    int dimensions = Math.toIntExact(in.dim());
    long[] pads = call.integers(1, "pads");
    long[] axes = call.integers(3, "axes", LongStream.range(0, dimensions).toArray());
    long[] turned = new long[2 * dimensions];
    for (int i = 0; i < axes.length; i++) {
      int d = dimensions - 1 - Math.toIntExact((axes[i] + dimensions) % dimensions);
      turned[2 * d] = pads[i];
      turned[2 * d + 1] = pads[axes.length + i];
    }
    String mode = call.word("mode", "constant");
    return switch (mode) {
      case "constant" -> constant_pad_nd(in, turned, new Scalar(call.number(2, "value", 0)));
      case "reflect" -> torch.pad(in, trimmed(turned), "reflect", new DoubleOptional());
      case "edge" -> torch.pad(in, trimmed(turned), "replicate", new DoubleOptional());
      default -> {
        call.require(false, "mode=" + mode);
        yield in;
      }
    };
  }

  /** Without the first dimensions, where nothing is padded: PyTorch mirrors the last ones only. */
  private static long[] trimmed(long[] pads) {
    int used = pads.length;
    while (used > 2 && pads[used - 1] == 0 && pads[used - 2] == 0) {
      used -= 2;
    }
    return Arrays.copyOf(pads, used);
  }

  static Tensor depthToSpace(Call call) {
    Tensor in = call.tensor(0);
    long block = call.integer("blocksize", 1);
    long channels = in.size(1) / (block * block);
    boolean columnsFirst = call.word("mode", "DCR").equals("DCR");
    Tensor apart =
        columnsFirst
            ? in.reshape(in.size(0), block, block, channels, in.size(2), in.size(3))
                .permute(0, 3, 4, 1, 5, 2)
            : in.reshape(in.size(0), channels, block, block, in.size(2), in.size(3))
                .permute(0, 1, 4, 2, 5, 3);
    return apart.reshape(in.size(0), channels, in.size(2) * block, in.size(3) * block);
  }

  static Tensor spaceToDepth(Call call) {
    Tensor in = call.tensor(0);
    long block = call.integer("blocksize", 1);
    long rows = in.size(2) / block;
    long columns = in.size(3) / block;
    return in.reshape(in.size(0), in.size(1), rows, block, columns, block)
        .permute(0, 3, 5, 1, 2, 4)
        .reshape(in.size(0), in.size(1) * block * block, rows, columns);
  }

  /** The dimensions, perhaps some of them, as a tensor. */
  static Tensor shape(Call call) {
    Tensor in = call.tensor(0);
    int dimensions = Math.toIntExact(in.dim());
    int start = clamped(call.axis("start", 0, dimensions), dimensions);
    int end = clamped(call.axis("end", dimensions, dimensions), dimensions);
    long[] sizes = IntStream.range(start, Math.max(start, end)).mapToLong(in::size).toArray();
    return Tensor.create(sizes, sizes.length);
  }

  private static int clamped(int axis, int dimensions) {
    return Math.clamp(axis, 0, dimensions);
  }
}
