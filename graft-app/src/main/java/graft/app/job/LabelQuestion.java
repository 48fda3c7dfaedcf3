package graft.app.job;

import graft.core.doctor.LabelDoubts;
import graft.core.doctor.LabelDoubts.Answer;
import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Softmax;
import graft.core.metrics.Temperature;
import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import graft.core.split.Deals;
import graft.core.split.Grouping;
import graft.core.split.Split;
import graft.core.split.SplitSettings;
import graft.core.split.Splitter;
import graft.core.study.Trial;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/*
 * 1. Heads of the article's recipe, on five folds dealt three times, are asked about the photos
 *    that they have not seen; the mean of their logits is calibrated.
 * 2. Wrong labels have taught those heads too. Photos whose label gets next to nothing are set
 *    aside, heads are trained on the rest, and asked again about all: about the rest those heads
 *    that have not seen the photo, about the ones set aside all heads.
 */
/** What heads say of photos that they have not seen. */
final class LabelQuestion {
  private static final int DEALS = 3;

  private final List<Photo> photos;
  private final FeatureMatrix features;
  private final List<String> classes;
  private final Grouping groups;
  private final int threads;

  /**
   * A question about photos to learn from.
   *
   * @param features one row a photo
   * @param classes names by index
   */
  LabelQuestion(
      List<Photo> photos,
      FeatureMatrix features,
      List<String> classes,
      CheckJob.Settings settings) {
    this.photos = List.copyOf(photos);
    this.features = features;
    this.classes = List.copyOf(classes);
    this.groups = settings.groups();
    this.threads = settings.threads();
  }

  /** One answer a photo. */
  List<Answer> answers() {
    List<Answer> first = answers(Set.of());
    Set<String> aside = LabelDoubts.aside(first);
    return aside.isEmpty() ? first : answers(aside);
  }

  private List<Answer> answers(Set<String> aside) {
    int[] taught = rows(aside, false);
    int[] others = rows(aside, true);
    TrainingSet set = trainingSet(taught);
    List<Integer> ways = ways(set);
    List<Head> heads = heads(set, ways);
    double[][] logits = unseen(set, ways, heads);
    double temperature = Temperature.fit(logits, labels(taught));
    List<Answer> answers = new ArrayList<>(said(taught, logits, temperature));
    if (others.length > 0) {
      double[][] ofOthers = Head.mean(heads).logits(features.rows(others));
      answers.addAll(said(others, ofOthers, temperature));
    }
    return answers;
  }

  private int[] rows(Set<String> aside, boolean contained) {
    return IntStream.range(0, photos.size())
        .filter(row -> aside.contains(photos.get(row).path()) == contained)
        .toArray();
  }

  /** Five folds of these photos, whatever split was given. */
  private TrainingSet trainingSet(int[] rows) {
    List<Photo> some =
        Arrays.stream(rows)
            .mapToObj(photos::get)
            .map(p -> new Photo(p.path(), p.label(), Part.NONE, p.pixels()))
            .toList();
    SplitSettings settings =
        new SplitSettings(0, 0, SplitSettings.defaults().folds(), 0)
            .withGroups(groups)
            .withKeepConflicts(true);
    Split split = Splitter.split(new Catalog(Path.of(""), classes, some, 0, List.of()), settings);
    return new TrainingSet(features.rows(rows), Deals.of(split, classes, DEALS, 0));
  }

  private static List<Integer> ways(TrainingSet set) {
    List<Integer> ways = new ArrayList<>();
    for (int deal = 0; deal < DEALS; deal++) {
      for (int fold = 0; fold < set.resamples().folds(); fold++) {
        ways.add(set.resamples().number(fold, 0, deal));
      }
    }
    return ways;
  }

  private List<Head> heads(TrainingSet set, List<Integer> ways) {
    Trial trial = new Trial(0, Trial.Round.START, HeadRecipe.defaults());
    return new HeadTrainer(set, TrainerSettings.defaults().withThreads(threads)).heads(trial, ways);
  }

  /** The mean logits of the heads that have not seen a photo; each deal has one. */
  private static double[][] unseen(TrainingSet set, List<Integer> ways, List<Head> heads) {
    double[][] logits = new double[set.features().rows()][set.classes()];
    for (int way = 0; way < heads.size(); way++) {
      int[] rows = set.validationRows(ways.get(way));
      double[][] said = heads.get(way).logits(set.features().rows(rows));
      for (int i = 0; i < rows.length; i++) {
        for (int k = 0; k < set.classes(); k++) {
          logits[rows[i]][k] += said[i][k] / DEALS;
        }
      }
    }
    return logits;
  }

  private int[] labels(int[] rows) {
    return Arrays.stream(rows).map(row -> photos.get(row).label()).toArray();
  }

  private List<Answer> said(int[] rows, double[][] logits, double temperature) {
    return IntStream.range(0, rows.length)
        .mapToObj(
            i ->
                new Answer(
                    photos.get(rows[i]).path(),
                    photos.get(rows[i]).label(),
                    Arrays.stream(Softmax.probabilities(logits[i], temperature)).boxed().toList()))
        .toList();
  }
}
