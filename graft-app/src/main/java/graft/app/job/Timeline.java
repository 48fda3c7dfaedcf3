package graft.app.job;

import graft.app.report.TimelineStep;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The study's decisions as steps of a timeline: a decision's templates with the endings .title,
 * .seen, .decided, .changed and .gained are its parts. Decisions without a title are told
 * elsewhere.
 */
record Timeline(Words words) {

  List<TimelineStep> of(List<Sentence> decisions) {
    List<TimelineStep> steps = new ArrayList<>();
    for (Sentence decision : decisions) {
      words
          .find(decision.part(".title"))
          .ifPresent(
              title ->
                  steps.add(
                      new TimelineStep(
                          title,
                          part(decision, ".seen"),
                          part(decision, ".decided"),
                          part(decision, ".changed"),
                          part(decision, ".gained"))));
    }
    return steps;
  }

  private String part(Sentence decision, String ending) {
    return words.find(decision.part(ending)).orElse("");
  }
}
