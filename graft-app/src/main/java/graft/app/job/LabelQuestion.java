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
import graft.core.scratch.DoubleRows;
import graft.core.scratch.LazyList;
import graft.core.scratch.Scratch;
import graft.core.split.Deals;
import graft.core.split.Grouping;
import graft.core.split.Split;
import graft.core.split.SplitSettings;
import graft.core.split.Splitter;
import graft.core.study.Trial;
import graft.train.head.HeadTrainer;
import graft.train.head.TrainerSettings;
import graft.train.head.TrainingSet;
import graft.train.head.ViewFeatures;
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
  private static final int AT_A_TIME = 1_000; // photos asked about

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

  /**
   * One answer a photo.
   *
   * @param scratch where they lie; as short-lived as that
   */
  List<Answer> answers(Scratch scratch) {
    List<Answer> first = answers(Set.of(), scratch);
    Set<String> aside = LabelDoubts.aside(first);
    return aside.isEmpty() ? first : answers(aside, scratch);
  }

  private List<Answer> answers(Set<String> aside, Scratch scratch) {
    int[] taught = rows(aside, false);
    int[] others = rows(aside, true);
    TrainingSet set = trainingSet(taught, scratch);
    List<Integer> ways = ways(set);
    ManyPhotos.letGo(photos.size());
    List<Head> heads = heads(set, ways);
    DoubleRows logits = scratch.doubles(photos.size(), classes.size());
    for (int way = 0; way < heads.size(); way++) { // each deal has one that has not seen a photo
      int[] unseen = set.validationRows(ways.get(way));
      add(heads.get(way), Arrays.stream(unseen).map(row -> taught[row]).toArray(), DEALS, logits);
    }
    List<double[]> said = new LazyList<>(taught.length, i -> logits.row(taught[i]));
    double temperature = Temperature.fit(said, labels(taught));
    add(Head.mean(heads), others, 1, logits);
    int[] all = IntStream.concat(Arrays.stream(taught), Arrays.stream(others)).toArray();
    return new LazyList<>(all.length, i -> answer(all[i], logits, temperature));
  }

  private int[] rows(Set<String> aside, boolean contained) {
    return IntStream.range(0, photos.size())
        .filter(row -> aside.contains(photos.get(row).path()) == contained)
        .toArray();
  }

  /** Five folds of these photos, whatever split was given. */
  private TrainingSet trainingSet(int[] rows, Scratch scratch) {
    List<Photo> some = new LazyList<>(rows.length, i -> withoutPart(photos.get(rows[i])));
    SplitSettings settings =
        new SplitSettings(0, 0, SplitSettings.defaults().folds(), 0)
            .withGroups(groups)
            .withKeepConflicts(true);
    Split split = Splitter.split(new Catalog(Path.of(""), classes, some, 0, List.of()), settings);
    return new TrainingSet(
        features.rows(rows), Deals.of(split, classes, DEALS, 0), ViewFeatures.NONE, scratch);
  }

  private static Photo withoutPart(Photo photo) {
    return photo.part() == Part.NONE
        ? photo
        : new Photo(photo.path(), photo.label(), Part.NONE, photo.pixels());
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

  /** Adds an equal part of what a head says of some photos to what is said of them. */
  private void add(Head head, int[] rows, int parts, DoubleRows logits) {
    for (int from = 0; from < rows.length; from += AT_A_TIME) {
      int[] few = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + AT_A_TIME));
      double[][] said = head.logits(features.rows(few));
      for (int i = 0; i < few.length; i++) {
        double[] sum = logits.row(few[i]);
        for (int k = 0; k < sum.length; k++) {
          sum[k] += said[i][k] / parts;
        }
        logits.put(few[i], sum);
      }
    }
  }

  private int[] labels(int[] rows) {
    return Arrays.stream(rows).map(row -> photos.get(row).label()).toArray();
  }

  private Answer answer(int row, DoubleRows logits, double temperature) {
    double[] probabilities = Softmax.probabilities(logits.row(row), temperature);
    return new Answer(
        photos.get(row).path(),
        photos.get(row).label(),
        Arrays.stream(probabilities).boxed().toList());
  }
}
