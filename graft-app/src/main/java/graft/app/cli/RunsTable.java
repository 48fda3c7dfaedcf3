package graft.app.cli;

import graft.app.job.ListedRun;
import graft.app.job.ListedRun.Measured;
import graft.app.job.ListedRun.TestScore;
import graft.app.job.ListedRun.Unfinished;
import graft.app.job.RunsJob.Group;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The list of runs for people: a heading a group, a line a run, all in the same columns.
 *
 * @param words of the language
 */
record RunsTable(Words words) {
  private static final Set<Integer> TEXT = Set.of(0, 1, 5);

  List<String> lines(List<Group> groups) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(heading());
    groups.forEach(group -> group.runs().forEach(run -> cells.add(row(run))));
    List<String> aligned = Columns.align(cells, TEXT);
    List<String> lines = new ArrayList<>();
    int next = 1;
    for (Group group : groups) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(title(group));
      lines.add(aligned.getFirst());
      lines.addAll(aligned.subList(next, next + group.runs().size()));
      next += group.runs().size();
    }
    return lines;
  }

  private String title(Group group) {
    return Cells.words(
        words,
        Sentence.of(group.photos().isEmpty() ? "runs.group.unknown" : "runs.group")
            .with("photos", group.photos())
            .with("open", group.open())
            .with("test", group.test()));
  }

  private List<String> heading() {
    return Stream.of(
            "runs.column.run",
            "runs.column.backbone",
            "runs.column.trials",
            "runs.column.validation",
            "runs.column.logLoss",
            "runs.column.test",
            "runs.column.seconds")
        .map(key -> Cells.words(words, key))
        .toList();
  }

  private List<String> row(ListedRun run) {
    List<String> row = new ArrayList<>();
    row.add(Text.oneLine(run.name()));
    row.add(Text.oneLine(run.setup().backbone()) + " " + run.setup().imageSize());
    row.add(Integer.toString(run.setup().trials()));
    row.addAll(
        switch (run) {
          case Measured measured ->
              List.of(
                  Cells.percent(measured.outOfFold().accuracy()),
                  Cells.number("%.3f", measured.outOfFold().logLoss()),
                  test(measured),
                  Cells.number("%.0f", measured.seconds()));
          case Unfinished _ -> List.of("-", "-", Cells.words(words, "runs.unfinished"), "-");
        });
    return row;
  }

  private String test(Measured run) {
    if (run.test().isEmpty()) {
      return Cells.words(words, run.finished() ? "runs.test.none" : "runs.test.sealed");
    }
    TestScore test = run.test().get();
    return Cells.words(
        words,
        Sentence.of("runs.test")
            .with("accuracy", Cells.percent(test.accuracy()))
            .with("low", Cells.percent(test.low()))
            .with("high", Cells.percent(test.high())));
  }
}
