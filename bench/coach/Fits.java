import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Logits;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective;
import graft.core.study.Ration;
import graft.core.study.Rungs;
import graft.core.study.StudyListener;
import graft.core.study.Trial;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Graft's trainer on one scene, and what it has trained, kept in a file: so that rules and
 * statistics can be changed and judged again on the same trainings.
 */
final class Fits implements Objective {
  private static final double WORST = 52 * Math.log(2);

  private final Scene scene;
  private final HeadTrainer trainer;
  private final Path file;
  private final Map<Key, Fit> known = new LinkedHashMap<>();
  private final Map<String, double[]> outers = new LinkedHashMap<>();
  private boolean changed;

  /** One training, whatever its trial's number. */
  private record Key(String recipe, Ration ration, int fold) {}

  private record Fit(List<double[]> epochs, int bestEpoch, double loss, Logits logits) {}

  Fits(Scene scene, Path file) throws IOException {
    this.scene = scene;
    this.file = file;
    this.trainer =
        new HeadTrainer(
            new TrainingSet(scene.features(), scene.resamples()),
            TrainerSettings.defaults().withThreads(1));
    if (Files.exists(file)) {
      read();
    }
  }

  Scene scene() {
    return scene;
  }

  int photos() {
    return scene.features().rows();
  }

  int classes() {
    return scene.resamples().classes();
  }

  /** All to their end: what is kept must not depend on what was trained beside it. */
  @Override
  public void run(List<Assignment> work, Rungs rungs, StudyListener listener) {
    List<Assignment> missing =
        work.stream().filter(a -> !known.containsKey(key(a.trial(), a.fold()))).toList();
    if (!missing.isEmpty()) {
      Store kept = new Store();
      trainer.run(missing, kept.listener());
      Map<Integer, Trial> trials = new LinkedHashMap<>();
      missing.forEach(a -> trials.put(a.trial().number(), a.trial()));
      Map<List<Integer>, List<double[]>> epochs = new LinkedHashMap<>();
      for (EpochReport e : kept.epochs()) {
        epochs
            .computeIfAbsent(List.of(e.trial(), e.fold()), k -> new ArrayList<>())
            .add(new double[] {e.trainLoss(), e.validationLoss(), e.validationAccuracy()});
      }
      for (FoldResult r : kept.results()) {
        known.put(
            key(trials.get(r.trial()), r.fold()),
            new Fit(
                epochs.get(List.of(r.trial(), r.fold())),
                r.bestEpoch(),
                r.validationLoss(),
                r.logits()));
      }
      changed = true;
    }
    work.forEach(a -> tell(a, listener));
  }

  private void tell(Assignment work, StudyListener listener) {
    int trial = work.trial().number();
    Fit fit = known.get(key(work.trial(), work.fold()));
    List<EpochReport> reports = new ArrayList<>();
    for (int e = 0; e < fit.epochs().size(); e++) {
      double[] at = fit.epochs().get(e);
      reports.add(new EpochReport(trial, work.fold(), e + 1, at[0], at[1], at[2]));
    }
    listener.epochs(reports);
    listener.finished(
        List.of(new FoldResult(trial, work.fold(), fit.bestEpoch(), fit.loss(), fit.logits())));
  }

  private static Key key(Trial trial, int fold) {
    return new Key(trial.recipe().toString(), trial.ration(), fold);
  }

  /** What became of each photo of the outer test part. */
  record Outer(double[] loss, double[] wrong) {}

  /** The outer test part with a recipe and all the photos. */
  Outer outer(HeadRecipe recipe) {
    return outer(recipe, Ration.ALL);
  }

  /**
   * Of the classifier that Graft would make of this recipe and part of the photos: the mean of the
   * folds' heads, its temperature from what they said out of fold.
   */
  Outer outer(HeadRecipe recipe, Ration ration) {
    String key = recipe + (ration.equals(Ration.ALL) ? "" : " " + ration);
    if (!outers.containsKey("wrong " + key)) {
      changed = true;
      Outer outer = trainOuter(new Trial(0, Trial.Round.GIVEN, recipe, ration));
      outers.put(key, outer.loss());
      outers.put("wrong " + key, outer.wrong());
    }
    return new Outer(outers.get(key), outers.get("wrong " + key));
  }

  private Outer trainOuter(Trial trial) {
    List<Integer> ways = IntStream.range(0, scene.resamples().folds()).boxed().toList();
    double temperature = temperature(trial, ways);
    double[][] logits = Head.mean(trainer.heads(trial, ways)).logits(scene.outer());
    Outer outer = new Outer(new double[logits.length], new double[logits.length]);
    for (int i = 0; i < logits.length; i++) {
      double[] said = Softmax.probabilities(logits[i], temperature);
      double p = said[scene.outerLabels()[i]];
      outer.loss()[i] = p > 0 ? Math.min(WORST, -Math.log(p)) : WORST; // WORST for NaN too
      outer.wrong()[i] = Softmax.argmax(said) == scene.outerLabels()[i] ? 0 : 1;
    }
    return outer;
  }

  private double temperature(Trial trial, List<Integer> ways) {
    Store kept = new Store();
    run(ways.stream().map(w -> new Assignment(trial, w)).toList(), kept.listener());
    List<double[]> said = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (FoldResult r : kept.results()) {
      IntStream.of(scene.resamples().validationLabels(r.fold())).forEach(labels::add);
      IntStream.range(0, r.logits().rows()).forEach(i -> said.add(r.logits().row(i)));
    }
    boolean finite = said.stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    return finite
        ? Temperature.fit(said.toArray(double[][]::new), labels.stream().mapToInt(i -> i).toArray())
        : 1;
  }

  /** Writes the file, where something is new. */
  void save() throws IOException {
    if (!changed) {
      return;
    }
    Files.createDirectories(file.getParent());
    Path half = file.resolveSibling(file.getFileName() + ".half");
    try (DataOutputStream out =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(half), 1 << 16))) {
      out.writeInt(known.size());
      for (Map.Entry<Key, Fit> entry : known.entrySet()) {
        write(out, entry.getKey(), entry.getValue());
      }
      out.writeInt(outers.size());
      for (Map.Entry<String, double[]> entry : outers.entrySet()) {
        out.writeUTF(entry.getKey());
        writeDoubles(out, entry.getValue());
      }
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    changed = false;
  }

  private static void write(DataOutputStream out, Key key, Fit fit) throws IOException {
    out.writeUTF(key.recipe());
    out.writeDouble(key.ration().share());
    out.writeInt(key.ration().label());
    out.writeInt(key.fold());
    out.writeInt(fit.epochs().size());
    for (double[] epoch : fit.epochs()) {
      writeDoubles(out, epoch);
    }
    out.writeInt(fit.bestEpoch());
    out.writeDouble(fit.loss());
    out.writeInt(fit.logits().classes());
    float[] values = fit.logits().toArray();
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private void read() throws IOException {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
      for (int left = in.readInt(); left > 0; left--) {
        Key key = new Key(in.readUTF(), new Ration(in.readDouble(), in.readInt()), in.readInt());
        List<double[]> epochs = new ArrayList<>();
        for (int e = in.readInt(); e > 0; e--) {
          epochs.add(readDoubles(in));
        }
        int best = in.readInt();
        double loss = in.readDouble();
        int classes = in.readInt();
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
          values[i] = in.readFloat();
        }
        known.put(key, new Fit(epochs, best, loss, Logits.of(classes, values)));
      }
      for (int left = in.readInt(); left > 0; left--) {
        outers.put(in.readUTF(), readDoubles(in));
      }
    }
  }

  private static void writeDoubles(DataOutputStream out, double[] values) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] readDoubles(DataInputStream in) throws IOException {
    double[] values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
