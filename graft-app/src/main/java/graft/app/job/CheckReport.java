package graft.app.job;

import graft.app.job.CheckJob.Outcome;
import graft.app.report.CheckPage;
import graft.app.report.CheckPage.Item;
import graft.app.report.CheckPage.Shown;
import graft.app.report.Picture;
import graft.core.doctor.Finding;
import graft.core.doctor.Finding.Case;
import graft.core.words.Language;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes what the doctor found as a page, look-alikes side by side. */
public final class CheckReport {
  private static final int PICTURED = 24; // cases a finding
  private static final int LISTED = 200;

  private final Outcome outcome;
  private final Words words;
  private final CheckWords said;

  private CheckReport(Outcome outcome, Words words) {
    this.outcome = outcome;
    this.words = words;
    this.said = new CheckWords(words);
  }

  /**
   * Writes the page in one piece.
   *
   * @throws graft.core.error.UserError if the file cannot be written there
   */
  public static void write(Outcome outcome, Language language, Path file) {
    try {
      new CheckReport(outcome, Words.of(language)).page(language).write(file);
    } catch (IOException e) {
      throw WriteFailure.of("The page", file, "--report FILE.html", e);
    }
  }

  private CheckPage page(Language language) {
    List<String> notes = new ArrayList<>();
    if (outcome.catalog().leftOut() > 0) {
      notes.add(words.say(Sentence.of("check.leftOut").with("count", outcome.catalog().leftOut())));
    }
    outcome.unchecked().ifPresent(why -> notes.add(words.say(why)));
    String end = outcome.findings().isEmpty() ? "check.nothing" : "check.next";
    notes.add(words.say(Sentence.of(end).with("folder", outcome.catalog().folder())));
    return new CheckPage(
        language.code(),
        outcome.catalog().folder().toAbsolutePath().normalize().toString(),
        said.summary(outcome.catalog()),
        notes,
        outcome.findings().stream().map(this::item).toList(),
        Version.CURRENT);
  }

  private Item item(Finding finding) {
    boolean pictured = isAboutPictures(finding.kind());
    int most = pictured ? PICTURED : LISTED;
    int more = finding.cases().size() - most;
    return new Item(
        said.seen(finding),
        words.say(Sentence.of("check.risk").with("words", said.risk(finding))),
        words.say(Sentence.of("check.todo").with("words", said.todo(finding))),
        finding.cases().stream().limit(most).map(c -> shown(c, pictured)).toList(),
        more > 0 ? words.say(Sentence.of("check.more").with("count", more)) : "");
  }

  private Shown shown(Case c, boolean pictured) {
    List<String> pictures =
        pictured
            ? Stream.of(c.path(), c.other())
                .filter(path -> !path.isEmpty())
                .flatMap(path -> Thumbnail.of(outcome.catalog().folder().resolve(path)).stream())
                .map(Picture::dataUri)
                .toList()
            : List.of();
    return new Shown(said.one(c), pictures);
  }

  private static boolean isAboutPictures(Finding.Kind kind) {
    return switch (kind) {
      case LABEL_CONFLICT,
          NEAR_CONFLICT,
          MISLABELLED,
          LEAK,
          NEAR_LEAK,
          BLANK,
          DUPLICATE,
          NEAR_DUPLICATE,
          SMALL,
          LONG,
          GREY ->
          true;
      case UNREADABLE,
          SHORTCUT,
          GROUPS,
          TOO_FEW,
          EMPTY_CLASS,
          SIMILAR_NAME,
          IMBALANCE,
          WRONG_NAME,
          SKIPPED_FOLDER ->
          false;
    };
  }
}
