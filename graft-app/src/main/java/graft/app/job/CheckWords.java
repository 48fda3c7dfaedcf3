package graft.app.job;

import graft.core.doctor.Finding;
import graft.core.doctor.Finding.Case;
import graft.core.photos.Catalog;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.stream.Collectors;

/** What the doctor found, in words. */
public record CheckWords(Words words) {

  /** How many photos there are of what. */
  public String summary(Catalog catalog) {
    String counts =
        catalog.counts().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return words.say(
        Sentence.of("check.summary")
            .with("photos", catalog.photos().size())
            .with("classes", catalog.classes().size())
            .with("counts", counts));
  }

  /** What was found. */
  public String seen(Finding finding) {
    return words.say(finding.seen());
  }

  /** What it may do to a model. */
  public String risk(Finding finding) {
    return of(finding, ".risk");
  }

  /** What can be done. */
  public String todo(Finding finding) {
    return of(finding, ".todo");
  }

  private String of(Finding finding, String part) {
    return words.say(new Sentence("check." + finding.kind() + part, finding.seen().values()));
  }

  /** One photo or folder, with what it is set against. */
  public String one(Case c) {
    String key =
        "check.case"
            + (c.other().isEmpty() ? "" : ".other")
            + (c.detail().isEmpty() ? "" : ".detail");
    return words.say(
        Sentence.of(key)
            .with("path", c.path())
            .with("other", c.other())
            .with("detail", c.detail()));
  }
}
