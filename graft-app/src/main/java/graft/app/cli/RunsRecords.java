package graft.app.cli;

import graft.app.job.ListedRun;
import graft.app.job.ListedRun.Measured;
import graft.app.job.ListedRun.OutOfFoldScore;
import graft.app.job.ListedRun.TestScore;
import graft.app.job.RunsJob.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of runs for scripts: an object or a record a run. {@code group} is the same number for
 * runs whose figures can be compared.
 */
final class RunsRecords {
  private static final String HEADING =
      "group,run,photos,backbone,imageSize,trials,finished,n,accuracy,logLoss"
          + ",testN,testAccuracy,testLow,testHigh,seconds";

  private RunsRecords() {}

  static List<String> json(List<Group> groups) {
    List<String> lines = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      for (ListedRun run : groups.get(g).runs()) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("group", g + 1);
        object.put("run", run.name());
        object.put("photos", photos(groups.get(g)));
        object.put("backbone", run.setup().backbone());
        object.put("imageSize", run.setup().imageSize());
        object.put("trials", run.setup().trials());
        object.put("finished", run instanceof Measured m && m.finished());
        object.put("validation", run instanceof Measured m ? validation(m.outOfFold()) : null);
        object.put(
            "test",
            run instanceof Measured m ? m.test().map(RunsRecords::test).orElse(null) : null);
        object.put("seconds", run instanceof Measured m ? m.seconds() : null);
        lines.add(Cells.json(object));
      }
    }
    return lines;
  }

  private static @Nullable String photos(Group group) {
    return group.photos().isEmpty() ? null : group.photos();
  }

  private static Map<String, Object> validation(OutOfFoldScore score) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("n", score.n());
    object.put("accuracy", score.accuracy());
    object.put("logLoss", score.logLoss());
    return object;
  }

  private static Map<String, Object> test(TestScore score) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("n", score.n());
    object.put("accuracy", score.accuracy());
    object.put("ci95", List.of(score.low(), score.high()));
    return object;
  }

  static List<String> csv(List<Group> groups) {
    List<String> lines = new ArrayList<>(List.of(HEADING));
    for (int g = 0; g < groups.size(); g++) {
      for (ListedRun run : groups.get(g).runs()) {
        List<String> fields = new ArrayList<>();
        fields.add(Integer.toString(g + 1));
        fields.add(run.name());
        fields.add(groups.get(g).photos());
        fields.add(run.setup().backbone());
        fields.add(Integer.toString(run.setup().imageSize()));
        fields.add(Integer.toString(run.setup().trials()));
        fields.addAll(figures(run));
        lines.add(Cells.csv(fields));
      }
    }
    return lines;
  }

  /** From {@code finished} on; empty where there is no such figure. */
  private static List<String> figures(ListedRun run) {
    if (!(run instanceof Measured measured)) {
      return List.of("false", "", "", "", "", "", "", "", "");
    }
    List<String> fields = new ArrayList<>();
    fields.add(Boolean.toString(measured.finished()));
    fields.add(Integer.toString(measured.outOfFold().n()));
    fields.add(Cells.number("%.6f", measured.outOfFold().accuracy()));
    fields.add(Cells.number("%.6f", measured.outOfFold().logLoss()));
    fields.addAll(
        measured
            .test()
            .map(
                test ->
                    List.of(
                        Integer.toString(test.n()),
                        Cells.number("%.6f", test.accuracy()),
                        Cells.number("%.6f", test.low()),
                        Cells.number("%.6f", test.high())))
            .orElse(List.of("", "", "", "")));
    fields.add(Cells.number("%.1f", measured.seconds()));
    return fields;
  }
}
