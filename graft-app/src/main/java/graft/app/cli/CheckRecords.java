package graft.app.cli;

import graft.app.job.CheckJob.Outcome;
import graft.app.job.CheckWords;
import graft.core.doctor.Finding;
import graft.core.doctor.Finding.Case;
import graft.core.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a set of photos, for scripts. */
final class CheckRecords {
  private final Words words;
  private final CheckWords said;

  CheckRecords(Words words) {
    this.words = words;
    this.said = new CheckWords(words);
  }

  /** One object: the photos, and the findings with all their cases. */
  String json(Outcome outcome) {
    Map<String, Object> photos = new LinkedHashMap<>();
    photos.put("folder", outcome.catalog().folder().toString());
    photos.put("readable", outcome.catalog().photos().size());
    photos.put("leftOut", outcome.catalog().leftOut());
    photos.put("classes", outcome.catalog().counts());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("photos", photos);
    object.put("findings", outcome.findings().stream().map(this::finding).toList());
    return Cells.json(object);
  }

  private Map<String, Object> finding(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", finding.kind().name());
    object.put("seen", said.seen(finding));
    object.put("risk", said.risk(finding));
    object.put("todo", said.todo(finding));
    object.put("values", finding.seen().values());
    object.put("cases", finding.cases().stream().map(this::one).toList());
    return object;
  }

  private Map<String, String> one(Case c) {
    Map<String, String> object = new LinkedHashMap<>();
    object.put("path", c.path());
    object.put("other", c.other());
    object.put("detail", words.phrase(c.detail()));
    return object;
  }

  /** A line a case; a finding about all photos has one line without a path. */
  List<String> csv(Outcome outcome) {
    List<String> lines = new ArrayList<>(List.of("kind,path,other,detail"));
    for (Finding finding : outcome.findings()) {
      if (finding.cases().isEmpty()) {
        lines.add(Cells.csv(List.of(finding.kind().name(), "", "", said.seen(finding))));
      }
      for (Case c : finding.cases()) {
        lines.add(
            Cells.csv(
                List.of(finding.kind().name(), c.path(), c.other(), words.phrase(c.detail()))));
      }
    }
    return lines;
  }
}
