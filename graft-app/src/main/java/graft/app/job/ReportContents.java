package graft.app.job;

import graft.app.report.Certainty;
import graft.app.report.Deal;
import graft.app.report.Lessons;
import graft.app.report.MeasuredTrial;
import graft.app.report.Origin;
import graft.app.report.RangePicture;
import graft.app.report.ReportData;
import graft.core.coach.Article;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import graft.core.run.RunResult;
import graft.core.scratch.LazyList;
import graft.core.study.EpochReport;
import graft.core.words.Words;
import graft.vision.backbone.BackboneCard;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what the report tells. */
record ReportContents(TuneSettings settings, Ground ground, Tuned tuned) {
  /** Trials whose learning curves are shown. */
  private static final int CURVES = 6;

  ReportData of(RunResult result, TestLook look, BackboneCard card) {
    List<EpochReport> epochs = ground.study().epochs();
    List<MeasuredTrial> trials = MeasuredTrial.of(tuned.outcome());
    Set<Integer> shown =
        trials.stream().limit(CURVES).map(t -> t.trial().number()).collect(Collectors.toSet());
    Said said = said(look);
    return new ReportData(
        result,
        ground.catalog().classes(),
        new ResultRecord(settings, ground, tuned).outOfFold(),
        look.evaluation().orElse(null),
        Certainty.of(said.probabilities(), said.labels()),
        trials,
        epochs.stream()
            .filter(e -> shown.contains(e.trial()) && e.fold() < tuned.outcome().folds())
            .toList(),
        ground.study().decisions().stream().map(words()::say).toList(),
        lessons(epochs, card),
        new SurestMistakes(ground.catalog(), settings.machine().pictures())
            .of(said.photos(), said.probabilities()),
        deal(),
        origin(result, card));
  }

  private Lessons lessons(List<EpochReport> epochs, BackboneCard card) {
    return new LessonsOf(tuned.outcome().insights(), words())
        .tell(
            ground.study().decisions(),
            new Article.Facts(
                firstBestEpoch(epochs),
                ground.study().trials().getFirst().recipe().epochs(),
                tuned.zeros(),
                "%s / %s".formatted(card.normalisation().mean(), card.normalisation().std())))
        .withRanges(settings.machine().pictures() ? ranges() : List.of());
  }

  /** The ends of what views were tried, on the first photo that is not test. */
  private List<RangePicture> ranges() {
    Photo photo = ground.split().photos().get(tuned.outOfFold().rows()[0]);
    return RangePictures.of(
        tuned.outcome().insights().augmentation().kinds(),
        ground.catalog().folder().resolve(photo.path()),
        ground.features().pass().fit(),
        ground.choice().backbone().card().normalisation().grey());
  }

  /** The best epoch of the first trial, the article's start, on the mean of its trainings. */
  private static long firstBestEpoch(List<EpochReport> epochs) {
    Map<Integer, EpochReport> best = new LinkedHashMap<>();
    for (EpochReport e : epochs) {
      if (e.trial() == 0) {
        best.merge(e.fold(), e, (a, b) -> b.validationLoss() < a.validationLoss() ? b : a);
      }
    }
    return Math.round(best.values().stream().mapToInt(EpochReport::epoch).average().orElse(0));
  }

  /** What is said of the test photos, else out of fold. */
  private Said said(TestLook look) {
    if (look.evaluation().isPresent()) {
      int[] labels = look.photos().stream().mapToInt(Photo::label).toArray();
      return new Said(look.photos(), Arrays.asList(look.probabilities()), labels);
    }
    OutOfFold said = tuned.outOfFold();
    List<Photo> photos =
        new LazyList<>(said.rows().length, i -> ground.split().photos().get(said.rows()[i]));
    return new Said(photos, said.probabilities(), said.labels());
  }

  private Deal deal() {
    boolean given = ground.catalog().photos().stream().anyMatch(p -> p.part() != Part.NONE);
    return new Deal(given, ground.split().notes().stream().map(words()::say).toList());
  }

  private Words words() {
    return Words.of(settings.machine().language());
  }

  private Origin origin(RunResult result, BackboneCard card) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Java", Runtime.version().toString());
    versions.put("ONNX Runtime", "1.23.2");
    if (result.device() != null && result.device().card() != null) {
      versions.put("CUDA", result.device().card());
    }
    return new Origin(
        settings.machine().command(),
        ground.folder().model().toString(),
        Instant.now(),
        ground.catalog().dataHash().hex(),
        card.provenance().licence(),
        card.provenance().source(),
        versions);
  }

  /** Predictions of some photos. */
  @SuppressWarnings("ArrayRecordComponent") // stays in this class
  private record Said(List<Photo> photos, List<double[]> probabilities, int[] labels) {}
}
