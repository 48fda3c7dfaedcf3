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
 * @param ranges one photo at the ends of the ranges of these views
 * @param importance how much each knob decides, in any order
 * @param advice the article's advice, line by line
 */
public record Lessons(
    List<TimelineStep> timeline,
    List<FindingView> findings,
    List<KnobEffect> effects,
    List<KnobEffect> views,
    List<RangePicture> ranges,
    List<KnobImportance> importance,
    List<AdviceLine> advice) {

  public Lessons {
    timeline = List.copyOf(timeline);
    findings = List.copyOf(findings);
    effects = List.copyOf(effects);
    views = List.copyOf(views);
    ranges = List.copyOf(ranges);
    importance = List.copyOf(importance);
    advice = List.copyOf(advice);
  }

  /** Nothing was taught. */
  public static Lessons none() {
    return new Lessons(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  public Lessons withTimeline(List<TimelineStep> value) {
    return new Lessons(value, findings, effects, views, ranges, importance, advice);
  }

  public Lessons withFindings(List<FindingView> value) {
    return new Lessons(timeline, value, effects, views, ranges, importance, advice);
  }

  public Lessons withEffects(List<KnobEffect> value) {
    return new Lessons(timeline, findings, value, views, ranges, importance, advice);
  }

  public Lessons withViews(List<KnobEffect> value) {
    return new Lessons(timeline, findings, effects, value, ranges, importance, advice);
  }

  public Lessons withRanges(List<RangePicture> value) {
    return new Lessons(timeline, findings, effects, views, value, importance, advice);
  }

  public Lessons withImportance(List<KnobImportance> value) {
    return new Lessons(timeline, findings, effects, views, ranges, value, advice);
  }

  public Lessons withAdvice(List<AdviceLine> value) {
    return new Lessons(timeline, findings, effects, views, ranges, importance, value);
  }
}
