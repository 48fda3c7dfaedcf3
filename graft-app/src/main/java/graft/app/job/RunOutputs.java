package graft.app.job;

import graft.app.report.ReportWriter;
import graft.core.device.RunDevice;
import graft.core.run.RunResult;
import graft.train.model.ModelWriter;
import graft.vision.backbone.Backbone;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what a run leaves behind, result.json last: with it the run is finished. */
final class RunOutputs {
  private final TuneSettings settings;
  private final Ground ground;
  private final Tuned tuned;

  RunOutputs(TuneSettings settings, Ground ground, Tuned tuned) {
    this.settings = settings;
    this.ground = ground;
    this.tuned = tuned;
  }

  /** What the run has cost, and what it was computed on. */
  record Cost(Timings timings, RunDevice device) {}

  RunResult write(TestLook look, Cost cost) {
    BackboneChoice choice = ground.choice();
    Backbone backbone = choice.backbone();
    try {
      ModelWriter.write(
          ground.folder().model(),
          tuned.parts(backbone),
          new ModelProvenance(settings, ground, tuned).facts(look, choice.imageSize()));
      if (!choice.embedded() && tuned.paid().isEmpty()) {
        StudyAnswers study = new StudyAnswers(ground, tuned);
        new ModelCheck(ground, study, settings.machine().threads()).run();
      }
      new PredictionsFile(ground, tuned.outOfFold(), look).write(ground.folder().predictions());
      ManyPhotos.letGo(ground.catalog().photos().size());
      RunResult result = new ResultRecord(settings, ground, tuned).of(look, cost);
      ReportWriter.of(settings.machine().language().locale())
          .write(
              new ReportContents(settings, ground, tuned).of(result, look, backbone.card()),
              ground.folder().report());
      ResultFile.write(result, ground.folder().result());
      if (result.finished()) {
        ComparedFile.forget(ground.folder().path());
      }
      return result;
    } catch (IOException | UncheckedIOException e) {
      Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
      throw new OutputException(
          "The results cannot be written to %s: %s. Free some space or mend the folder; the same command goes on where it was"
              .formatted(ground.folder().path(), cause),
          e);
    }
  }
}
