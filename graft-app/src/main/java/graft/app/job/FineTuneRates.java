package graft.app.job;

import graft.core.coach.Figures;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.photos.Photo;
import graft.core.study.StudyStore;
import graft.core.words.Sentence;
import graft.train.finetune.FineTuneListener;
import graft.train.finetune.FineTuneSettings;
import graft.train.finetune.FineTuning;
import graft.vision.backbone.Backbone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/*
 * Each rate has a short training of its own, warm-up and cosine included, from the highest rate
 * down. The next lower one is tried as long as it is better than the one above it, beyond chance. A
 * short training flatters low rates, which disturb less, so among rates that cannot be told apart
 * the highest is taken.
 */
/**
 * Chooses the learning rate of a fine-tuning where the backbone is somebody's own: the highest that
 * lower ones do not beat. Of those that came with Graft it is known.
 *
 * @param room that there is, in whose run's books the choice is kept
 * @param listener hears it
 */
record FineTuneRates(FineTuneRoom room, RunListener listener) {
  private static final List<Double> RATES = List.of(1e-3, 3e-4, 1e-4, 3e-5);
  private static final String CHOSEN = "rate of fine-tuning";
  private static final int STEPS = 32;

  /** Rates that are tried at the least. */
  static final int AT_LEAST = 2;

  /** Photos of a short training. */
  static final int PHOTOS = STEPS * FineTuneCosts.BATCH;

  /**
   * The settings with the rate that was chosen, now or before a kill; the standard one where there
   * is no time, or no need, to try others.
   *
   * @param trainings make a training that has not begun, for the caller to close
   */
  FineTuneSettings chosen(Function<FineTuneSettings, FineTuning> trainings) {
    FineTuneSettings settings = FineTuneSettings.of(room.cut().order().settings().split().seed());
    StudyStore books = room.cut().ground().study();
    OptionalInt before = books.answer(CHOSEN);
    if (before.isPresent()) {
      return settings.withLearningRate(RATES.get(before.getAsInt()));
    }
    int chosen = canChoose(settings, trainings) ? searched(settings, trainings) : 0;
    return settings.withLearningRate(RATES.get(books.agree(CHOSEN, chosen)));
  }

  /** Rates that are tried at the least for this backbone. */
  static int tried(Backbone backbone) {
    return BackboneChoice.isEmbedded(backbone.card().name()) ? 0 : AT_LEAST;
  }

  /** What a short training of this backbone is tried with, the highest first. */
  static List<Double> first(Backbone backbone) {
    return RATES.subList(0, Math.max(1, tried(backbone)));
  }

  private boolean canChoose(
      FineTuneSettings settings, Function<FineTuneSettings, FineTuning> trainings) {
    if (tried(room.cut().backbone()) == 0) {
      return false;
    }
    try (FineTuning training = trainings.apply(settings)) {
      return room.canChoose(training);
    }
  }

  private int searched(
      FineTuneSettings settings, Function<FineTuneSettings, FineTuning> trainings) {
    List<double[]> losses = new ArrayList<>();
    int chosen = 0;
    for (int at = 0; at < RATES.size() && at <= chosen + 1; at++) {
      try (FineTuning tried = trainings.apply(settings.withLearningRate(RATES.get(at)))) {
        int steps = Math.min(STEPS, FineTuneCosts.MOST_EPOCHS * tried.steps()); // of few photos
        losses.add(losses(tried.attempt(steps, FineTuneListener.until(listener::interrupted))));
      }
      if (at > 0 && isBetter(losses.get(at), losses.get(chosen))) {
        chosen = at;
      }
    }
    told(losses, chosen);
    return chosen;
  }

  /** One a photo; infinite where the training diverged. */
  private double[] losses(Optional<List<double[]>> logits) {
    if (logits.isEmpty()) {
      return new double[] {Double.POSITIVE_INFINITY};
    }
    int[] wanted = room.views().photos().validation().stream().mapToInt(Photo::label).toArray();
    double temperature = Temperature.fit(logits.get(), wanted);
    return IntStream.range(0, wanted.length)
        .mapToDouble(i -> Softmax.logLoss(logits.get().get(i), wanted[i], temperature))
        .toArray();
  }

  /** Whatever comes after a divergence is better than it. */
  private static boolean isBetter(double[] lower, double[] higher) {
    if (!Double.isFinite(higher[0])) {
      return true;
    }
    return Double.isFinite(lower[0])
        && FineTuneVerdict.change(lower, higher).interval(0.95).high() < 0;
  }

  private static String rate(int at) {
    return Figures.rate(RATES.get(at));
  }

  private static String mean(double[] losses) {
    return Figures.loss(DoubleStream.of(losses).average().orElseThrow());
  }

  private void told(List<double[]> losses, int chosen) {
    String tried =
        IntStream.range(0, losses.size())
            .mapToObj(at -> "%s (%s)".formatted(rate(at), mean(losses.get(at))))
            .collect(Collectors.joining(", "));
    listener.note(Sentence.of("fineTune.rates").with("rate", rate(chosen)).with("tried", tried));
  }
}
