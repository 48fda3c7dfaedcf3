package graft.app.cli;

import graft.app.job.FixJob;
import graft.app.job.FixJob.Fixed;
import graft.app.job.FixJob.Way;
import graft.core.words.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a cleaned copy holds, in sentences. */
final class FixedWords {
  private FixedWords() {}

  static List<Sentence> say(Fixed fixed, Path out) {
    int photos = fixed.made().values().stream().mapToInt(Integer::intValue).sum();
    List<Sentence> said = new ArrayList<>();
    said.add(
        Sentence.of("check.fixed")
            .with("out", out)
            .with("photos", photos)
            .with("hard", fixed.made().getOrDefault(Way.HARD_LINK, 0))
            .with("symbolic", fixed.made().getOrDefault(Way.SYMBOLIC_LINK, 0))
            .with("copies", fixed.made().getOrDefault(Way.COPY, 0)));
    said.add(
        Sentence.of("check.fixed.leftOut")
            .with("count", fixed.leftOut())
            .with("file", out.resolve(FixJob.LEFT_OUT)));
    if (fixed.doubted() > 0) {
      said.add(
          Sentence.of("check.fixed.doubted")
              .with("count", fixed.doubted())
              .with("file", out.resolve(FixJob.DOUBTED)));
    }
    return said;
  }
}
