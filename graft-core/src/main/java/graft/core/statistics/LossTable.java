package graft.core.statistics;

import graft.core.scratch.ByteRows;
import graft.core.scratch.Scratch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** LossTable of candidates on photos, (candidates)(photos), in double precision. */
public interface LossTable {
  int candidates();

  int photos();

  /** One candidate's, which nobody may change; only until the next one is asked for. */
  double[] of(int candidate);

  /** Those of an array. */
  static LossTable of(double[][] figures) {
    return new LossTable() {
      @Override
      public int candidates() {
        return figures.length;
      }

      @Override
      public int photos() {
        return figures.length == 0 ? 0 : figures[0].length;
      }

      @Override
      public double[] of(int candidate) {
        return figures[candidate];
      }
    };
  }

  /** LossTable in a scratch file; one candidate's at a time are on the heap. */
  final class Kept implements LossTable {
    private final ByteRows rows;
    private final ByteBuffer bytes;
    private final double[] row;

    /** Zeros. */
    public Kept(int candidates, int photos, Scratch scratch) {
      this.rows = scratch.bytes(candidates, photos * Double.BYTES);
      this.bytes = ByteBuffer.allocate(photos * Double.BYTES).order(ByteOrder.nativeOrder());
      this.row = new double[photos];
    }

    /** Replaces a candidate's. */
    public void put(int candidate, double[] figures) {
      bytes.asDoubleBuffer().put(figures);
      rows.put(candidate, bytes.array());
    }

    @Override
    public int candidates() {
      return rows.rows();
    }

    @Override
    public int photos() {
      return row.length;
    }

    @Override
    public double[] of(int candidate) {
      rows.copy(candidate, bytes.array());
      bytes.asDoubleBuffer().get(row);
      return row;
    }
  }
}
