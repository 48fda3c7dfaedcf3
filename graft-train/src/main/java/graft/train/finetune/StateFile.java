package graft.train.finetune;

import graft.core.file.AtomicFile;
import graft.core.hash.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A training's state on disk: there whole or not at all, and of this training or of none.
 *
 * @param file where it lies
 * @param training what identifies the training; a state of another is not read
 */
record StateFile(Path file, String training) {
  private static final int MAGIC = 0x47465432; // GFT2

  /** Writes the state beside its place and renames it. */
  void save(TrainingState state) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size(state));
    write(state, bytes);
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate().flip());
    bytes.putLong(sum.getValue()).flip();
    AtomicFile.write(file, bytes);
  }

  private int size(TrainingState state) {
    long floats = 0;
    for (TensorState tensor : state.tensors()) {
      floats += 5L * tensor.weights().length; // weights, two moments, the average, the best
    }
    return Math.toIntExact(MAGIC_AND_NAME + HEADER + 4L * state.tensors().size() + 4 * floats + 8);
  }

  private static final int MAGIC_AND_NAME = 4 + 32;
  private static final int HEADER = 4 + 4 + 8 + 8 + 8 + 4 + 4 + 8 + 4;

  private void write(TrainingState state, ByteBuffer to) {
    to.putInt(MAGIC).put(Hash.ofText(training).bytes());
    to.putInt(state.steps()).putInt(state.step()).putDouble(state.caution());
    to.putDouble(state.progress().startLoss());
    to.putDouble(state.progress().loss().sum()).putInt(state.progress().loss().photos());
    to.putInt(state.best().epoch()).putDouble(state.best().loss());
    to.putInt(state.tensors().size());
    for (int i = 0; i < state.tensors().size(); i++) {
      TensorState tensor = state.tensors().get(i);
      to.putInt(tensor.weights().length);
      put(tensor.weights(), to);
      put(tensor.mean(), to);
      put(tensor.square(), to);
      put(tensor.average(), to);
      put(state.best().weights().get(i), to);
    }
  }

  private static void put(float[] values, ByteBuffer to) {
    to.asFloatBuffer().put(values);
    to.position(to.position() + Float.BYTES * values.length);
  }

  /** The state, if there is a whole one of this training. */
  Optional<TrainingState> load() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    return isWhole(bytes) ? Optional.of(read(bytes)) : Optional.empty();
  }

  private boolean isWhole(ByteBuffer bytes) {
    int content = bytes.limit() - Long.BYTES;
    if (content < MAGIC_AND_NAME || bytes.getInt() != MAGIC) {
      return false;
    }
    byte[] name = new byte[32];
    bytes.get(name);
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate().position(0).limit(lastWritten(bytes)));
    return java.util.Arrays.equals(name, Hash.ofText(training).bytes())
        && bytes.getLong(lastWritten(bytes)) == sum.getValue();
  }

  private static int lastWritten(ByteBuffer bytes) {
    return bytes.limit() - Long.BYTES;
  }

  private static TrainingState read(ByteBuffer from) {
    int steps = from.getInt();
    int step = from.getInt();
    double caution = from.getDouble();
    double startLoss = from.getDouble();
    EpochLoss epoch = new EpochLoss(from.getDouble(), from.getInt());
    int bestEpoch = from.getInt();
    double loss = from.getDouble();
    List<TensorState> tensors = new ArrayList<>();
    List<float[]> best = new ArrayList<>();
    for (int left = from.getInt(); left > 0; left--) {
      int length = from.getInt();
      tensors.add(
          new TensorState(
              take(from, length), take(from, length), take(from, length), take(from, length)));
      best.add(take(from, length));
    }
    return new TrainingState(
        new TrainingState.Progress(steps, step, caution, startLoss, epoch),
        tensors,
        new TrainingState.Best(bestEpoch, loss, best));
  }

  private static float[] take(ByteBuffer from, int length) {
    float[] values = new float[length];
    FloatBuffer floats = from.asFloatBuffer();
    floats.get(values);
    from.position(from.position() + Float.BYTES * length);
    return values;
  }
}
