package graft.app.report;

import java.util.List;

/**
 * What the tuning has taught, beyond the trials themselves. Texts are in the report's language; an
 * empty list hides its section.
 *
 * @param timeline what was seen, decided, changed and gained, in order; where it is empty, the
 *     report makes it of its notes
 * @param findings what the coach says, the most pressing first
 * @param effects every knob alone against the start, in the order to be shown
 * @param views what learning from changed views of the photos does, each kind alone
 * @param importance how much each knob decides, in any order
 * @param advice the article's advice, line by line
 */
public record Lessons(
    List<TimelineStep> timeline,
    List<FindingView> findings,
    List<KnobEffect> effects,
    List<KnobEffect> views,
    List<KnobImportance> importance,
    List<AdviceLine> advice) {

  public Lessons {
    timeline = List.copyOf(timeline);
    findings = List.copyOf(findings);
    effects = List.copyOf(effects);
    views = List.copyOf(views);
    importance = List.copyOf(importance);
    advice = List.copyOf(advice);
  }

  /** Nothing was taught. */
  public static Lessons none() {
    return new Lessons(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  public Lessons withTimeline(List<TimelineStep> value) {
    return new Lessons(value, findings, effects, views, importance, advice);
  }

  public Lessons withFindings(List<FindingView> value) {
    return new Lessons(timeline, value, effects, views, importance, advice);
  }

  public Lessons withEffects(List<KnobEffect> value) {
    return new Lessons(timeline, findings, value, views, importance, advice);
  }

  public Lessons withViews(List<KnobEffect> value) {
    return new Lessons(timeline, findings, effects, value, importance, advice);
  }

  public Lessons withImportance(List<KnobImportance> value) {
    return new Lessons(timeline, findings, effects, views, value, advice);
  }

  public Lessons withAdvice(List<AdviceLine> value) {
    return new Lessons(timeline, findings, effects, views, importance, value);
  }
}
