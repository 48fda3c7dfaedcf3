package graft.app.cli;

import graft.app.job.CheckJob.Outcome;
import graft.app.job.CheckWords;
import graft.core.doctor.Finding;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a set of photos, as a person reads it in a terminal. */
final class CheckTable {
  private static final int CASES = 5;

  private final CheckWords said;
  private final Words words;

  CheckTable(Words words) {
    this.words = words;
    this.said = new CheckWords(words);
  }

  List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add(Text.oneLine(said.summary(outcome.catalog())));
    if (outcome.catalog().leftOut() > 0) {
      lines.add(words(Sentence.of("check.leftOut").with("count", outcome.catalog().leftOut())));
    }
    outcome.findings().forEach(finding -> add(lines, finding));
    lines.add("");
    outcome.unchecked().ifPresent(why -> lines.add(words(why)));
    String end = outcome.findings().isEmpty() ? "check.nothing" : "check.next";
    lines.add(words(Sentence.of(end).with("folder", outcome.catalog().folder())));
    return lines;
  }

  private void add(List<String> lines, Finding finding) {
    lines.add("");
    lines.add(Text.oneLine(said.seen(finding)));
    lines.add("  " + words(Sentence.of("check.risk").with("words", said.risk(finding))));
    lines.add("  " + words(Sentence.of("check.todo").with("words", said.todo(finding))));
    finding.cases().stream()
        .limit(CASES)
        .forEach(c -> lines.add("    " + Text.oneLine(said.one(c))));
    int more = finding.cases().size() - CASES;
    if (more > 0) {
      lines.add("    " + words(Sentence.of("check.more").with("count", more)));
    }
  }

  private String words(Sentence sentence) {
    return Cells.words(words, sentence);
  }
}
