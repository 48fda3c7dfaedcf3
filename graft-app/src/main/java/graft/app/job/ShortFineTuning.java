package graft.app.job;

import graft.core.head.Head;
import graft.core.photos.Photo;
import graft.core.scratch.Scratch;
import graft.train.finetune.ActivationFile;
import graft.train.finetune.Activations;
import graft.train.finetune.FineTuneListener;
import graft.train.finetune.FineTuneSettings;
import graft.train.finetune.FineTuning;
import graft.train.finetune.Rows;
import graft.train.finetune.ScratchActivations;
import graft.vision.pass.CutPass;
import graft.vision.pass.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/*
 * 1. The photos are looked at up to the last cut, as they are and mirrored.
 * 2. For each fold, what lies above it is trained from that fold's head on the other folds' photos,
 *    warm-up and cosine included, and asked about the fold's own.
 */
/**
 * Trains the last block of a backbone on some photos for a short while, fold by fold, to see what
 * the backbone is worth fine-tuned.
 */
final class ShortFineTuning {
  /** Ways in which each photo is looked at. */
  static final List<View> VIEWS = List.of(View.WHOLE, View.MIRRORED);

  private static final int STEPS = 60;

  private final CutBackbone cut;
  private final FineTunePlan plan;
  private final SampleHeads sample;
  private final ComparedFile known;
  private final RunListener listener;

  /**
   * Trainings of a backbone.
   *
   * @param plan the last of its cuts
   * @param sample the photos, and how answers are judged
   * @param known what trainings have said already
   * @param listener hears how it goes
   */
  ShortFineTuning(
      CutBackbone cut,
      FineTunePlan plan,
      SampleHeads sample,
      ComparedFile known,
      RunListener listener) {
    this.cut = cut;
    this.plan = plan;
    this.sample = sample;
    this.known = known;
    this.listener = listener;
  }

  /**
   * What the trainings lose on photos that they have not learned from, at the rate that suits the
   * backbone best; empty where all of them diverge.
   *
   * @param heads where to start from, one a fold
   * @throws CancellationException if it was interrupted
   */
  Optional<UnseenLosses> losses(List<Head> heads) {
    List<Double> rates = FineTuneRates.first(cut.backbone());
    List<UnseenLosses> losses = new ArrayList<>();
    try (Sight sight = new Sight()) {
      for (double rate : rates) {
        said(rate, heads, sight)
            .map(said -> sample.losses(List.<double[][][]>of(said)))
            .ifPresent(losses::add);
      }
    }
    return losses.stream().min(Comparator.comparingDouble(UnseenLosses::mean));
  }

  /** (folds)(photos of the fold)(classes), logits; empty where a training diverges. */
  private Optional<double[][][]> said(double rate, List<Head> heads, Sight sight) {
    List<Integer> folds = sample.some().folds();
    double[][][] said = new double[folds.size()][][];
    for (int i = 0; i < said.length; i++) {
      int fold = folds.get(i);
      String name = name(rate, fold);
      if (known.get(name).isEmpty()) {
        Activations activations = sight.activations();
        if (i == 0) {
          listener.trainings(said.length, 0);
        }
        known.put(name, trained(rate, fold, heads.get(i), activations));
        listener.trainingsDone(1);
      }
      said[i] = known.get(name).orElseThrow();
      if (said[i].length == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(said);
  }

  /** What tells one training of a run from the others. */
  private String name(double rate, int fold) {
    return "%s %d %s %d".formatted(cut.backbone().card().name(), plan.blocks(), rate, fold)
        + " "
        + cut.order().imageSize();
  }

  /** Logits for the fold's photos; none where it diverges. */
  private double[][] trained(double rate, int fold, Head head, Activations all) {
    int[] train = sample.some().ways().trainRows(fold);
    int[] validation = sample.some().ways().validationRows(fold);
    Rows rows = new Rows(labels(train), labels(validation), VIEWS.size());
    FineTuneSettings settings =
        FineTuneSettings.of(cut.order().settings().split().seed()).withLearningRate(rate);
    Activations mine = all.rows(places(train, validation));
    try (FineTuning training = FineTuning.of(cut.task(plan, rows, head), settings, mine)) {
      return training
          .attempt(steps(train.length), FineTuneListener.until(sample.interrupted()))
          .filter(
              logits ->
                  logits.stream().flatMapToDouble(DoubleStream::of).allMatch(Double::isFinite))
          .map(logits -> logits.toArray(double[][]::new))
          .orElseGet(() -> new double[0][]);
    }
  }

  /** Steps of a training on so many photos: of few, no more than some epochs. */
  static int steps(int photos) {
    return Math.min(STEPS, FineTuneCosts.MOST_EPOCHS * Math.ceilDiv(photos, FineTuneCosts.BATCH));
  }

  private List<Integer> labels(int[] photos) {
    return IntStream.of(photos).mapToObj(sample.some().ways().labels()::get).toList();
  }

  /** Where activations lie, in the order of {@link Rows}. */
  private static long[] places(int[] train, int[] validation) {
    LongStream views =
        IntStream.of(train)
            .asLongStream()
            .flatMap(photo -> LongStream.range(0, VIEWS.size()).map(view -> place(photo, view)));
    return LongStream.concat(views, IntStream.of(validation).mapToLong(photo -> place(photo, 0)))
        .toArray();
  }

  private static long place(long photo, long view) {
    return photo * VIEWS.size() + view;
  }

  /** Bytes of the photos' activations on disk. */
  static long bytes(int photos, FineTunePlan plan) {
    return ActivationFile.bytes((long) photos * VIEWS.size(), plan.numbers());
  }

  /** The photos' activations, made when the first training needs them, on disk while it is open. */
  private final class Sight implements AutoCloseable {
    private final Scratch scratch =
        Scratch.in(CacheFolder.of(cut.order().settings().folders().cache(), System.getenv()));
    private @Nullable Activations made;

    Activations activations() {
      if (made == null) {
        made = looked(sample.some().photos());
      }
      return made;
    }

    private Activations looked(List<Photo> photos) {
      int rows = photos.size() * VIEWS.size();
      ScratchActivations seen = ScratchActivations.of(scratch, rows, plan.numbers());
      listener.views(rows, 0);
      new CutPass(
              cut.below(plan),
              cut.backbone().card().normalisation(),
              cut.pass(),
              sample.interrupted())
          .run(
              photos.stream().map(photo -> cut.task(photo, VIEWS)).toList(),
              (photo, view, activations) -> {
                seen.put((int) place(photo, view), activations);
                listener.viewsDone(1);
              },
              (count, computed) -> {});
      return seen;
    }

    @Override
    public void close() {
      scratch.close();
    }
  }
}
