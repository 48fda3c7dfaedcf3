import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.head.Schedule;
import graft.core.metrics.Logits;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.study.FoldResult;
import graft.core.study.Objective;
import graft.core.study.OptionChoices;
import graft.core.study.Pace;
import graft.core.study.PaceMeter;
import graft.core.study.Ration;
import graft.core.study.SearchSpace;
import graft.core.study.Study;
import graft.core.study.StudyBooks;
import graft.core.study.StudyPlan;
import graft.core.study.StudyProgress;
import graft.core.study.StudyStore;
import graft.core.study.Trial;
import graft.store.SqliteStudyStore;
import graft.train.head.Companion;
import graft.train.head.Discriminants;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/*
 * 1. Read the features, labels and parts that bench/features.py wrote.
 * 2. Run a study on them, as `graft tune` does, kept in SQLite, until it ends or the last mark comes.
 * 3. For each mark: of the results that were kept by then, the best trial; its heads trained again
 *    on its folds (the same bits), their mean, the temperature out of fold, and what that says of
 *    the outer test part.
 */
/**
 * Graft's study on given features. Run by the benchmarks in this folder.
 *
 * <p>Arguments: features file, split file, file of the study (made anew), file of the answer
 * (JSON), then any of {@code --seconds S} (a mark; may be repeated; the last one ends the study),
 * {@code --trials N}, {@code --seed N}, {@code --threads N}, {@code --started NANOS} (when the
 * process was started, by the system's monotonic clock), {@code --own-epochs true} (as many as
 * Graft gives so many photos, instead of the 30 that its peers have), {@code --discriminant true}
 * (what `graft tune` may add to the head, too; the peers have a head alone).
 */
class TuneFeatures {
  // The study: what follows knows the API of graft.core.study, and nothing else below does --------

  /**
   * The space of all tools, that of peer.py: linear heads, a constant rate, every photo weighing
   * the same, 30 epochs at most; nothing beyond its ranges.
   */
  private static final SearchSpace SPACE =
      SearchSpace.defaults()
          .withOptions(
              new OptionChoices(
                  List.of(Schedule.CONSTANT), List.of(0.0), List.of(false), List.of(0)))
          .pin(Knob.LEARNING_RATE)
          .pin(Knob.L2)
          .pin(Knob.L1);

  /** Runs the study to its end, or until the time is up. The trial that it chose if it ended. */
  private static Optional<Trial> study(
      Options options, TrainingSet set, Objective objective, StudyBooks books) {
    StudyPlan plan = StudyPlan.defaults().withSpace(SPACE).withSeed(options.seed());
    if (options.ownEpochs()) {
      plan = plan.forPhotos(set.resamples().trainRows(0).length);
    }
    plan = plan.withSpace(plan.space().pin(Knob.EPOCHS));
    if (options.trials() > 0) {
      plan = plan.withTrials(options.trials());
    } else if (!options.marks().isEmpty()) {
      plan = plan.withTrials(20_000); // as `graft tune --minutes`: what fits
    }
    try {
      return Optional.of(Study.run(plan, set.resamples(), objective, books).best().trial());
    } catch (CancellationException e) {
      return Optional.empty(); // the last mark has come
    }
  }

  /** What may still be done before a mark, at the pace of late. */
  private record ToMark(double mark, ResultLedger ledger, PaceMeter meter) implements Pace {
    private static final double FINISH = 1.5; // seconds for the winner's heads and the answer

    @Override
    public int affordable(List<Double> costs, double later) {
      return meter.affordable(costs, later, mark - FINISH - ledger.seconds());
    }

    @Override
    public void finished(double cost) {
      meter.finished(cost, System.nanoTime());
    }
  }

  /** The best trial of some results: tried on the most folds, then of the lowest mean loss. */
  private static Optional<Trial> best(Collection<FoldResult> results, List<Trial> trials) {
    TreeMap<Integer, List<FoldResult>> byTrial = new TreeMap<>();
    results.forEach(r -> byTrial.computeIfAbsent(r.trial(), k -> new ArrayList<>()).add(r));
    return byTrial.values().stream()
        .min(
            Comparator.comparingInt((List<FoldResult> r) -> -r.size())
                .thenComparingDouble(TuneFeatures::meanLoss))
        .map(r -> trials.get(r.getFirst().trial()));
  }

  private static double meanLoss(List<FoldResult> results) {
    double photos = results.stream().mapToInt(r -> r.logits().rows()).sum();
    return results.stream().mapToDouble(r -> r.validationLoss() * r.logits().rows()).sum() / photos;
  }

  // ------------------------------------------------------------------------------------------------

  public static void main(String[] args) throws IOException {
    Options options = Options.of(args);
    SharedFeatures shared = SharedFeatures.read(options.features(), options.split());
    TrainingSet set = shared.open();
    TrainerSettings settings =
        TrainerSettings.defaults().withSeed(options.seed()).withThreads(options.threads());
    ResultLedger ledger = new ResultLedger(options.started());
    double end = options.marks().stream().mapToDouble(m -> m).max().orElse(Double.MAX_VALUE);
    HeadTrainer trainer = new HeadTrainer(set, settings, () -> ledger.seconds() >= end);
    Files.deleteIfExists(options.study());
    Optional<Trial> chosen;
    List<Trial> trials;
    try (StudyStore store = SqliteStudyStore.open(options.study())) {
      Pace pace =
          options.marks().isEmpty()
              ? Pace.UNHURRIED
              : new ToMark(end, ledger, new PaceMeter(System.nanoTime()));
      StudyBooks books = new StudyBooks(store, StudyProgress.NONE, pace);
      chosen = study(options, set, ledger.timing(trainer), books);
      trials = store.trials();
    }
    double ended = ledger.seconds();
    Optional<Discriminants> discriminants =
        options.discriminant() ? Discriminants.of(set, settings, () -> false) : Optional.empty();
    List<String> said = new ArrayList<>();
    List<Double> marks = new ArrayList<>(options.marks());
    if (chosen.isPresent() || marks.isEmpty()) {
      marks.add(ended);
    }
    for (double mark : marks) {
      List<FoldResult> results =
          ledger.until(mark).stream()
              .filter(r -> r.fold() < set.resamples().folds()) // the first deal, the first seed
              .filter(r -> trials.get(r.trial()).ration().equals(Ration.ALL))
              .toList();
      Optional<Trial> incumbent =
          mark >= ended && chosen.isPresent() ? chosen : best(results, trials);
      said.add(
          "{\"seconds\": %s, \"epochs\": %d, %s}"
              .formatted(
                  mark,
                  ledger.epochsUntil(mark),
                  answer(
                      ledger.until(mark),
                      incumbent.map(t -> new Incumbent(t, results, set, settings, discriminants)),
                      shared)));
    }
    Files.writeString(
        options.answer(),
        "{\"ended\": %s, \"finished\": %s, \"written\": %s, \"marks\": [\n%s]}\n"
            .formatted(ended, chosen.isPresent(), ledger.seconds(), String.join(",\n", said)));
  }

  private static String answer(
      List<FoldResult> results, Optional<Incumbent> incumbent, SharedFeatures shared) {
    long trials = results.stream().mapToInt(FoldResult::trial).distinct().count();
    String counts = "\"trials\": %d, \"trainings\": %d, ".formatted(trials, results.size());
    return counts + incumbent.map(i -> i.json(shared.test())).orElse("\"incumbent\": null");
  }

  /** A trial with what became of it on its folds, and the classifier that it makes. */
  private record Incumbent(
      Trial trial,
      List<FoldResult> results,
      TrainingSet set,
      TrainerSettings settings,
      Optional<Discriminants> discriminants) {

    private List<FoldResult> own() {
      return results.stream()
          .filter(r -> r.trial() == trial.number())
          .sorted(Comparator.comparingInt(FoldResult::fold))
          .toList();
    }

    String json(FeatureMatrix test) {
      List<FoldResult> own = own();
      Pair pair = pair(new HeadTrainer(set, settings).whole(trial, own), own);
      Head head = pair.head();
      double temperature = Temperature.fit(pair.outOfFold(), labels(own));
      List<String> rows = new ArrayList<>();
      for (double[] logits : head.logits(test)) {
        rows.add(Arrays.toString(Softmax.probabilities(logits, temperature)));
      }
      HeadRecipe r = trial.recipe();
      return """
      "incumbent": {"trial": %d, "round": "%s", "words": "%s", "rate": %s, "batch": %d, "dropout": %s,
       "l1": %s, "l2": %s, "folds": %d, "loss": %s, "temperature": %s},
       "probabilities": [%s]\
      """
          .formatted(
              trial.number(),
              trial.round(),
              r.asText(),
              r.learningRate(),
              r.batchSize(),
              r.dropout(),
              r.l1(),
              r.l2(),
              own.size(),
              meanLoss(own),
              temperature,
              String.join(", ", rows));
    }

    private record Pair(Head head, List<double[]> outOfFold) {}

    /** With a discriminant beside it, where that pays. */
    private Pair pair(Head alone, List<FoldResult> own) {
      List<double[]> logits = Logits.rows(own.stream().map(FoldResult::logits).toList());
      List<Integer> folds = own.stream().map(FoldResult::fold).toList();
      return discriminants
          .flatMap(d -> Companion.of(logits, labels(own), d, folds))
          .filter(Companion::pays)
          .map(
              c -> {
                Discriminants d = discriminants.orElseThrow();
                return new Pair(c.head(alone, d), c.logits(logits, d, folds));
              })
          .orElse(new Pair(alone, logits));
    }

    private int[] labels(List<FoldResult> own) {
      return own.stream()
          .flatMapToInt(r -> IntStream.of(set.validationRows(r.fold())))
          .map(set.labels()::get)
          .toArray();
    }
  }

  private record Options(
      Path features,
      Path split,
      Path study,
      Path answer,
      List<Double> marks,
      int trials,
      long seed,
      int threads,
      long started,
      boolean ownEpochs,
      boolean discriminant) {

    static Options of(String[] args) {
      List<Double> marks = new ArrayList<>();
      int trials = 0;
      long seed = 0;
      int threads = Runtime.getRuntime().availableProcessors();
      long started = System.nanoTime();
      boolean ownEpochs = false;
      boolean discriminant = false;
      for (int i = 4; i < args.length; i += 2) {
        String value = args[i + 1];
        switch (args[i]) {
          case "--seconds" -> marks.add(Double.valueOf(value));
          case "--trials" -> trials = Integer.parseInt(value);
          case "--seed" -> seed = Long.parseLong(value);
          case "--threads" -> threads = Integer.parseInt(value);
          case "--started" -> started = Long.parseLong(value);
          case "--own-epochs" -> ownEpochs = Boolean.parseBoolean(value);
          case "--discriminant" -> discriminant = Boolean.parseBoolean(value);
          default ->
              throw new IllegalArgumentException(
                  String.format(Locale.ROOT, "unknown option %s", args[i]));
        }
      }
      return new Options(
          Path.of(args[0]),
          Path.of(args[1]),
          Path.of(args[2]),
          Path.of(args[3]),
          List.copyOf(marks),
          trials,
          seed,
          threads,
          started,
          ownEpochs,
          discriminant);
    }
  }
}
