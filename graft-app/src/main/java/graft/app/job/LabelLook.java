package graft.app.job;

import graft.core.doctor.LabelDoubts.Answer;
import graft.core.features.FeatureStore;
import graft.core.folds.Resamples;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.photos.Catalog;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.core.split.Deals;
import graft.core.split.Split;
import graft.core.split.SplitSettings;
import graft.core.split.Splitter;
import graft.core.study.EpochReport;
import graft.core.study.FoldResult;
import graft.core.study.Objective.Assignment;
import graft.core.study.StudyListener;
import graft.core.study.Trial;
import graft.core.words.Sentence;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.PassSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * Asks heads about photos that they have not seen: the article's recipe on cached features, the
 * photos dealt three times. The test part that a run would seal is neither learned nor asked about.
 */
final class LabelLook {
  /** Photos to learn from that it takes. */
  private static final int LEAST = 100;

  private static final int DEALS = 3;

  private final CheckJob.Settings settings;
  private final CheckJob.Listener listener;

  LabelLook(CheckJob.Settings settings, CheckJob.Listener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * What came of it.
   *
   * @param answers one a photo to learn from
   * @param unchecked why nobody was asked; empty where somebody was
   */
  record Outcome(List<Answer> answers, Optional<Sentence> unchecked) {}

  Outcome ask(Listing listing) {
    Backbone backbone = Backbones.byName(Backbones.STANDARD);
    Path cache = CacheFolder.of(settings.cache(), System.getenv());
    try (FeatureStore store = PhotoFeatures.open(cache, note -> {})) {
      PassSettings pass =
          PassSettings.of(backbone.card().sizes().standard()).withThreads(settings.threads());
      FeaturePass features = new FeaturePass(backbone, pass, store, () -> false);
      listener.files(listing.files().size());
      Catalog catalog = features.run(listing, (done, computed) -> listener.read(done));
      Split split = Splitter.split(catalog, SplitSettings.defaults());
      if (split.photos().size() < LEAST || split.foldCount() < 2) {
        return new Outcome(
            List.of(),
            Optional.of(
                Sentence.of("check.labels.few")
                    .with("least", LEAST)
                    .with("photos", split.photos().size())));
      }
      TrainingSet set =
          new TrainingSet(
              new PhotoFeatures(store, features, listing).of(split.photos()),
              Deals.of(split, catalog.classes(), DEALS, 0));
      return new Outcome(answers(split.photos(), set), Optional.empty());
    }
  }

  /** The mean logits of the heads that have not seen a photo, calibrated. */
  private List<Answer> answers(List<Photo> photos, TrainingSet set) {
    int[] asked = new int[photos.size()];
    double[][] logits = new double[photos.size()][set.classes()];
    for (FoldResult result : train(set)) {
      int[] rows = set.validationRows(result.fold());
      for (int i = 0; i < rows.length; i++) {
        double[] said = result.logits().row(i);
        asked[rows[i]]++;
        for (int k = 0; k < said.length; k++) {
          logits[rows[i]][k] += said[k];
        }
      }
    }
    int[] rows = IntStream.range(0, asked.length).filter(row -> asked[row] > 0).toArray();
    for (int row : rows) {
      for (int k = 0; k < logits[row].length; k++) {
        logits[row][k] /= asked[row];
      }
    }
    double[][] said = Arrays.stream(rows).mapToObj(row -> logits[row]).toArray(double[][]::new);
    int[] labels = Arrays.stream(rows).map(row -> photos.get(row).label()).toArray();
    double temperature = Temperature.fit(said, labels);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      Photo photo = photos.get(rows[i]);
      double[] p = Softmax.probabilities(said[i], temperature);
      answers.add(new Answer(photo.path(), photo.label(), Arrays.stream(p).boxed().toList()));
    }
    return answers;
  }

  private List<FoldResult> train(TrainingSet set) {
    Resamples resamples = set.resamples();
    Trial trial = new Trial(0, Trial.Round.START, HeadRecipe.defaults());
    List<Assignment> work = new ArrayList<>();
    for (int deal = 0; deal < DEALS; deal++) {
      for (int fold = 0; fold < resamples.folds(); fold++) {
        work.add(new Assignment(trial, resamples.number(fold, 0, deal)));
      }
    }
    Heard heard = new Heard();
    new HeadTrainer(set, TrainerSettings.defaults().withThreads(settings.threads()))
        .run(work, heard);
    return heard.results.stream() // in one order, whoever came first
        .sorted(Comparator.comparingInt(FoldResult::fold))
        .toList();
  }

  private static final class Heard implements StudyListener {
    private final List<FoldResult> results = new CopyOnWriteArrayList<>();

    @Override
    public void epochs(List<EpochReport> reports) {}

    @Override
    public void finished(List<FoldResult> finished) {
      results.addAll(finished);
    }
  }
}
