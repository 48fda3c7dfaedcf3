package graft.app.job;

import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.photos.Photo;
import graft.core.study.FoldResult;
import graft.train.head.Companion;
import graft.train.head.Discriminants;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainingSet;
import graft.vision.pass.SquareView;
import graft.vision.pass.TestViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/*
 * The folds' heads, which have not seen a photo, are asked about the other views of it as well. The
 * mean of the answers, at one temperature that is fitted to the means, is held against the answer
 * on the photo alone at its own temperature, photo by photo.
 */
/** Lets a classifier look at further views of a photo, and says what that gains. */
final class ViewsRound {
  private final Ground ground;
  private final TrainingSet set;
  private final HeadTrainer trainer;
  private final Optional<Discriminants> discriminants;

  /**
   * A round on a run's photos.
   *
   * @param discriminants of the folds, where one may answer beside the head
   */
  ViewsRound(
      Ground ground, TrainingSet set, HeadTrainer trainer, Optional<Discriminants> discriminants) {
    this.ground = ground;
    this.set = set;
    this.trainer = trainer;
    this.discriminants = discriminants;
  }

  /**
   * The same classifier, which answers with the mean of all views where they are taken.
   *
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  Tuned run(Tuned tuned, TestViews views, RunListener listener) {
    OutOfFold plain = tuned.outOfFold();
    List<List<double[]>> said = said(tuned, views, listener);
    double temperature = Temperature.fitMean(said, plain.labels());
    List<double[]> means =
        IntStream.range(0, plain.labels().length)
            .mapToObj(i -> mean(said, i, temperature))
            .toList();
    ViewsGain gain = ViewsGain.of(views, plain, means);
    ground.decided(tuned, gain.decision(), listener);
    if (!gain.isTaken()) {
      return tuned.alone(gain);
    }
    views.beside().forEach(view -> features(view).look(ground.catalog().photos(), listener));
    return tuned.looking(
        gain,
        new Classifier(tuned.classifier().head(), temperature),
        new OutOfFold(
            plain.rows(),
            means.stream().map(mean -> ViewsGain.logits(mean, temperature)).toList(),
            plain.labels(),
            temperature));
  }

  private PhotoFeatures features(SquareView view) {
    return ground.features().with(view);
  }

  /** What the folds' heads say of the photos, and of each view, in the order of their rows. */
  private List<List<double[]>> said(Tuned tuned, TestViews views, RunListener listener) {
    List<Photo> photos = // the test part only once it is known that the views are taken
        views == TestViews.FLIP ? ground.catalog().photos() : ground.split().photos();
    views.beside().forEach(view -> features(view).look(photos, listener));
    List<Integer> folds =
        tuned.outcome().bestResults().stream().map(FoldResult::fold).sorted().toList();
    List<Head> heads = heads(tuned, folds);
    List<List<double[]>> said = new ArrayList<>(List.of(tuned.outOfFold().logits()));
    for (SquareView view : views.beside()) {
      double[][] byRow = byRow(features(view).of(ground.split().photos()), heads, folds);
      said.add(IntStream.of(tuned.outOfFold().rows()).mapToObj(row -> byRow[row]).toList());
    }
    return said;
  }

  private double[][] byRow(FeatureMatrix matrix, List<Head> heads, List<Integer> folds) {
    double[][] byRow = new double[matrix.rows()][];
    for (int i = 0; i < folds.size(); i++) {
      int[] rows = set.validationRows(folds.get(i));
      double[][] said = heads.get(i).logits(matrix.rows(rows));
      IntStream.range(0, rows.length).forEach(at -> byRow[rows[at]] = said[at]);
    }
    return byRow;
  }

  /** The folds' heads; with the folds' discriminants where one answers beside the head. */
  private List<Head> heads(Tuned tuned, List<Integer> folds) {
    List<Head> heads = trainer.heads(tuned.outcome().best().trial(), folds);
    Optional<Companion> beside = tuned.companion().filter(Companion::pays);
    if (beside.isEmpty()) {
      return heads;
    }
    return IntStream.range(0, folds.size())
        .mapToObj(i -> beside.get().head(heads.get(i), discriminants.orElseThrow(), folds.get(i)))
        .toList();
  }

  private static double[] mean(List<List<double[]>> said, int photo, double temperature) {
    return Classifier.mean(
        said.stream().map(one -> Softmax.probabilities(one.get(photo), temperature)).toList());
  }
}
