import graft.core.coach.Effect;
import graft.core.coach.Finding;
import graft.core.head.HeadRecipe;
import graft.core.study.OptionChoices;
import graft.core.study.Ration;
import graft.core.study.SearchSpace;
import graft.core.study.Study;
import graft.core.study.StudyBooks;
import graft.core.study.StudyOutcome;
import graft.core.study.StudyPlan;
import graft.core.study.StudyProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;

/**
 * Judges the coach. Arguments: the file of a set, the folder of fits. Reads "plant SEED" and "twin
 * SEED" from standard input and prints one JSON object a line each. Run by bench/coach.py.
 */
class CoachBench {
  private static final double SURE = 2; // standard errors
  private static final int TRIALS = 40;

  private final PhotoSet set;
  private final Path folder;

  private CoachBench(PhotoSet set, Path folder) {
    this.set = set;
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    CoachBench bench = new CoachBench(PhotoSet.read(Path.of(args[0])), Path.of(args[1]));
    try (Scanner in = new Scanner(System.in)) {
      while (in.hasNext()) {
        String kind = in.next();
        long seed = in.nextLong();
        System.out.println(kind.equals("plant") ? bench.plant(seed) : bench.twin(seed));
      }
    }
  }

  /**
   * Plants one thing. The coach is asked where it costs something, and of recipes also where it
   * does not: an odd setting that does no harm.
   */
  private String plant(long seed) throws IOException {
    Fits sound = fits(seed, Scene.Fault.NONE, false);
    Plant plant = withTwin(Plant.of(seed), sound);
    Fits faulty = plant.fault().equals(Scene.Fault.NONE) ? sound : fits(seed, plant.fault(), false);
    Difference cost =
        Difference.of(faulty.outer(plant.recipe()).loss(), sound.outer(plant.twin()).loss());
    boolean counts = cost.mean() > SURE * cost.error() && isGood(plant, sound);
    Json json =
        new Json()
            .with("kind", "plant")
            .with("seed", seed)
            .with("cause", plant.cause().name())
            .with("rule", plant.cause().rule())
            .with("strength", plant.strength())
            .with("twin", plant.twin().asText() + " epochs=" + plant.twin().epochs())
            .with("photos", faulty.photos())
            .with("classes", faulty.classes())
            .with("loss", cost.second())
            .with("cost", cost.mean())
            .with("costError", cost.error())
            .with("counts", counts);
    if (counts || plant.fault().equals(Scene.Fault.NONE)) {
      StudyPlan plan = StudyPlan.single(plant.recipe()).withSpace(space(seed));
      addAdvised(json, faulty, plant.recipe(), addCoach(json, faulty, plan));
    }
    sound.save();
    faulty.save();
    return json.toString();
  }

  /** Where a regulariser is to be missed, the twin has the one that does best on its photos. */
  private static Plant withTwin(Plant plant, Fits fits) {
    if (plant.cause() != Plant.Cause.NO_REGULARISER) {
      return plant;
    }
    HeadRecipe free = plant.recipe();
    List<HeadRecipe> held = new ArrayList<>();
    List.of(0.5, 0.7, 0.8).forEach(rate -> held.add(free.withDropout(rate)));
    List.of(0.01, 0.03, 0.1, 0.3).forEach(l2 -> held.add(free.withL2(l2)));
    List.of(0.001, 0.003, 0.01).forEach(l1 -> held.add(free.withL1(l1)));
    HeadRecipe best =
        held.stream()
            .min(
                Comparator.comparingDouble(
                    r -> run(StudyPlan.single(r).withCoach(false), fits).best().cost()))
            .orElseThrow();
    return plant.withTwin(best);
  }

  /** Small batches go with a high rate; a twin for which that rate is too high is no good twin. */
  private static boolean isGood(Plant plant, Fits fits) {
    HeadRecipe slower = plant.twin().withLearningRate(0.001).withBatchSize(32);
    return plant.cause() != Plant.Cause.BATCH_SMALL || !better(fits, slower, plant.twin());
  }

  /** A recipe that the best of a tune does not beat; the coach should have no advice for it. */
  private String twin(long seed) throws IOException {
    Fits fits = fits(seed, Scene.Fault.NONE, true);
    HeadRecipe recipe = Plant.good(Scene.draw(seed, 4));
    StudyPlan search =
        StudyPlan.defaults()
            .withTrials(TRIALS)
            .withCoach(false)
            .withSeed(seed)
            .withSpace(space(seed));
    HeadRecipe best = run(search, fits).best().trial().recipe();
    boolean improvable = better(fits, best, recipe);
    HeadRecipe judged = improvable ? best : recipe;
    Json json =
        new Json()
            .with("kind", "twin")
            .with("seed", seed)
            .with("given", recipe.asText())
            .with("replaced", improvable)
            .with("recipe", judged.asText())
            .with("photos", fits.photos())
            .with("classes", fits.classes());
    StudyPlan plan = StudyPlan.single(judged).withSpace(space(seed));
    StudyOutcome outcome = addCoach(json, fits, plan);
    addDiets(json, fits, judged, outcome.insights().findings());
    json.with("counts", !advisedWell(fits, judged, outcome));
    fits.save();
    return json.toString();
  }

  /** What following the first advice saves on the outer test part. */
  private static void addAdvised(Json json, Fits fits, HeadRecipe recipe, StudyOutcome outcome) {
    Optional<Finding> advice =
        outcome.insights().findings().stream()
            .filter(f -> f.kind() == Finding.Kind.ADVICE)
            .findFirst();
    outcome.insights().effects().stream()
        .filter(e -> advice.isPresent() && e.gain() == advice.get().gain())
        .findFirst()
        .map(e -> Difference.of(fits.outer(recipe).loss(), fits.outer(e.to()).loss()))
        .ifPresent(d -> json.with("saved", d.mean()).with("savedError", d.error()));
  }

  /** Whether some advice does better on the outer test part: then the twin can be improved. */
  private static boolean advisedWell(Fits fits, HeadRecipe recipe, StudyOutcome outcome) {
    List<Double> gains =
        outcome.insights().findings().stream()
            .filter(f -> f.kind() == Finding.Kind.ADVICE)
            .map(Finding::gain)
            .toList();
    return outcome.insights().effects().stream()
        .filter(e -> gains.contains(e.gain()))
        .anyMatch(e -> better(fits, e.to(), recipe));
  }

  private static boolean better(Fits fits, HeadRecipe one, HeadRecipe other) {
    Difference saved = Difference.of(fits.outer(other).loss(), fits.outer(one).loss());
    return saved.mean() > SURE * saved.error();
  }

  /** Hidden layers take most of the time: they are offered to every fourth seed. */
  private static SearchSpace space(long seed) {
    OptionChoices all = OptionChoices.defaults();
    return SearchSpace.defaults()
        .withOptions(seed % 4 == 0 ? all.withHidden(List.of(0, 256)) : all.withHidden(List.of(0)));
  }

  private Fits fits(long seed, Scene.Fault fault, boolean allTested) throws IOException {
    return new Fits(
        Scene.of(set, seed, fault, allTested),
        folder.resolve(
            (allTested ? "twin-%d-%s-%d.gz" : "%d-%s-%d.gz")
                .formatted(seed, fault.shuffled(), fault.photosOfAClass())));
  }

  private static StudyOutcome run(StudyPlan plan, Fits fits) {
    return Study.run(
        plan, fits.scene().resamples(), fits, new StudyBooks(new Store(), StudyProgress.NONE));
  }

  /** What fewer photos cost in accuracy on the outer test part, where the coach says they do. */
  private static void addDiets(Json json, Fits fits, HeadRecipe recipe, List<Finding> findings) {
    for (Finding f : findings) {
      Ration ration =
          switch (f.rule()) {
            case "morePhotos" -> Ration.of(0.3);
            case "morePhotosOfAClass" ->
                new Ration(0.5, Integer.parseInt(f.verdict().values().getOrDefault("label", "")));
            default -> Ration.ALL;
          };
      if (!ration.equals(Ration.ALL)) {
        Difference cost =
            Difference.of(fits.outer(recipe, ration).wrong(), fits.outer(recipe).wrong());
        json.with(f.rule(), new Json().with("cost", cost.mean()).with("error", cost.error()));
      }
    }
  }

  private static StudyOutcome addCoach(Json json, Fits fits, StudyPlan plan) {
    StudyOutcome outcome = run(plan, fits);
    List<Finding> findings = outcome.insights().findings();
    String verdict =
        first(findings, Finding.Kind.ADVICE, first(findings, Finding.Kind.PHOTOS, "nothing"));
    List<Json> said = new ArrayList<>();
    for (Finding f : findings) {
      said.add(
          new Json()
              .with("rule", f.rule())
              .with("kind", f.kind().name())
              .with("p", f.p())
              .with("gain", f.gain())
              .with("said", f.verdict().values().toString().replace('"', ' ')));
    }
    List<Json> effects = new ArrayList<>();
    for (Effect e : outcome.insights().effects()) {
      effects.add(effect(e));
    }
    json.with("verdict", verdict).with("findings", said).with("effects", effects);
    return outcome;
  }

  private static Json effect(Effect e) {
    return new Json()
        .with("turn", e.turn().name())
        .with("from", e.fromText())
        .with("to", e.toText())
        .with("loss", e.loss().value())
        .with("error", e.loss().standardError())
        .with("freedom", e.loss().degreesOfFreedom())
        .with("p", e.p());
  }

  private static String first(List<Finding> findings, Finding.Kind kind, String otherwise) {
    return findings.stream()
        .filter(f -> f.kind() == kind)
        .map(Finding::rule)
        .findFirst()
        .orElse(otherwise);
  }

  /** Two classifiers on the same photos: the first's mean loss less the second's. */
  record Difference(double mean, double error, double second) {
    static Difference of(double[] first, double[] second) {
      int n = first.length;
      double mean = 0;
      double level = 0;
      for (int i = 0; i < n; i++) {
        mean += (first[i] - second[i]) / n;
        level += second[i] / n;
      }
      double squares = 0;
      for (int i = 0; i < n; i++) {
        squares += Math.pow(first[i] - second[i] - mean, 2);
      }
      return new Difference(mean, Math.sqrt(squares / (n - 1) / n), level);
    }
  }

  /** An object of JSON. */
  static final class Json {
    private final StringBuilder text = new StringBuilder();

    Json with(String key, Object value) {
      text.append(text.isEmpty() ? "" : ", ").append('"').append(key).append("\": ");
      text.append(
          switch (value) {
            case String word -> '"' + word + '"'; // no word here needs an escape
            case Double number -> Double.isFinite(number) ? number.toString() : "null";
            default -> value.toString();
          });
      return this;
    }

    @Override
    public String toString() {
      return "{" + text + "}";
    }
  }
}
