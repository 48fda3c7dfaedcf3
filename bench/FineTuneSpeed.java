import graft.core.head.Head;
import graft.train.finetune.ActivationFile;
import graft.train.finetune.FineTuneListener;
import graft.train.finetune.FineTuneSettings;
import graft.train.finetune.FineTuning;
import graft.train.finetune.Rows;
import graft.train.graph.Net;
import graft.train.graph.NetFile;
import graft.train.torch.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Steps of a fine-tuning on random activations, as many as a line of standard input says; answers
 * with the seconds that they took. A step is all that {@code graft tune --fine-tune} does for one:
 * activations out of their file, forward and back, AdamW, the average. Ends with the input. Run by
 * bench/finetune_speed.py.
 *
 * <p>Arguments: ONNX file; its input; its features; how many these are; where blocks end, with
 * commas; the cut; the shape there, with commas; threads; an empty folder.
 */
class FineTuneSpeed {
  private static final int CLASSES = 5;
  private static final int STEPS = 40; // of an epoch
  private static final int MOST_STEPS = 1_000_000;
  private static final int DIFFERENT = 64; // rows of activations that differ

  public static void main(String[] args) throws IOException {
    Net above =
        NetFile.of(ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0]))))
            .net(args[1], args[2])
            .above(args[5]);
    int features = Integer.parseInt(args[3]);
    Head head = new Head(features, new float[CLASSES * features], new float[CLASSES]);
    FineTuneSettings settings = FineTuneSettings.of(0);
    Rows rows = new Rows(labels(STEPS * settings.batchSize()), labels(settings.batchSize()), 1);
    List<Long> shape = Stream.of(args[6].split(",")).map(Long::valueOf).toList();
    FineTuning.Task task =
        new FineTuning.Task(
            above,
            List.of(args[4].split(",")),
            head,
            rows,
            shape,
            Engine.processor(Integer.parseInt(args[7])));
    Path folder = Path.of(args[8]);
    int numbers = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    try (ActivationFile activations =
            ActivationFile.open(folder.resolve("activations"), rows.count(), numbers);
        FineTuning training = FineTuning.of(task, settings, activations)) {
      fill(activations, rows.count());
      training.run(MOST_STEPS, folder.resolve("state"), new Rounds());
    } catch (CancellationException e) {
      // the input has ended
    }
  }

  private static List<Integer> labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> i % CLASSES).toList();
  }

  private static void fill(ActivationFile activations, long rows) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] different = new float[DIFFERENT][activations.numbers()];
    for (float[] row : different) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    for (long row = 0; row < rows; row++) {
      activations.put(row, different[(int) (row % DIFFERENT)]);
    }
  }

  /** Times steps alone: the validation and the saving between epochs are left out. */
  private static final class Rounds implements FineTuneListener {
    private final BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private int left;
    private long nanos;
    private long begun;

    @Override
    public boolean interrupted() { // asked before each step
      if (left == 0) {
        String line = line();
        if (line == null) {
          return true;
        }
        left = Integer.parseInt(line);
        nanos = 0;
      }
      begun = System.nanoTime();
      return false;
    }

    private String line() {
      try {
        return in.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void photos(int count) { // called after each step
      nanos += System.nanoTime() - begun;
      left--;
      if (left == 0) {
        System.out.println(nanos / 1e9);
        System.out.flush();
      }
    }

    @Override
    public void diverged(int epoch, double rate) {
      throw new IllegalStateException("the training diverged, so its steps mean nothing");
    }
  }
}
