package graft.app.report;

import graft.core.hash.Hash;
import java.util.Base64;
import java.util.List;

/**
 * The whole report as its templates read it.
 *
 * @param words the sentences
 * @param data what came in
 * @param css all style sheets
 * @param script all scripts
 * @param pictures what the script draws
 */
public record ReportPage(
    ReportWords words, ReportData data, String css, String script, Pictures pictures) {

  static ReportPage of(ReportData data, ReportWords words) {
    return new ReportPage(words, data, Assets.css(), Assets.script(), Pictures.of(data, words));
  }

  /**
   * What a browser may load: nothing from anywhere, no script but the report's own. A second wall
   * behind the escaping of names.
   */
  public String policy() {
    String hash = Base64.getEncoder().encodeToString(Hash.ofText(script).bytes());
    return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-%s'"
        .formatted(hash);
  }

  /** The last part of the photos' folder. */
  public String name() {
    String folder = data.result().photos().folder().replaceAll("[/\\\\]+$", "");
    return Visible.text(
        folder.substring(Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\')) + 1));
  }

  public HeadlineView headline() {
    return HeadlineView.of(data, words);
  }

  public List<FigureView> figures() {
    return FigureView.of(data, words);
  }

  public String agreement() {
    return FigureView.agreement(data, words);
  }

  public List<ClassView> classes() {
    return ClassView.of(data);
  }

  public ConfusionView confusion() {
    return ConfusionView.of(data, words);
  }

  public List<MistakeView> mistakes() {
    return MistakeView.of(data);
  }

  public ReliabilityView reliability() {
    return ReliabilityView.of(data.certainty(), words);
  }

  /** Whether the pictures of all trials show losses on one fold, though some have more. */
  public boolean oneFold() {
    return Pictures.areOnOneFold(data.trials());
  }

  /** The steps of the tuning; made of the notes where nobody has told more. */
  public List<TimelineStep> timeline() {
    List<TimelineStep> told = data.lessons().timeline();
    return told.isEmpty() ? data.notes().stream().map(TimelineStep::of).toList() : told;
  }

  public List<EffectView> effects() {
    return EffectView.of(data.lessons().effects(), words);
  }

  public List<String> effectWords() {
    return EffectView.words(data.lessons().effects(), words);
  }

  /** What each kind of changed views does. */
  public List<EffectView> views() {
    return EffectView.of(data.lessons().views(), words);
  }

  public List<AdviceView> advice() {
    return data.lessons().advice().stream().map(a -> AdviceView.of(a, words)).toList();
  }

  public List<TrialView> trials() {
    return TrialView.of(data, words);
  }

  /** What stands above the cells of {@link #trials}. */
  public List<String> trialHeadings() {
    return TrialView.headings(data, words);
  }

  public List<ProblemView> problems() {
    return ProblemView.of(data.result().problems(), words);
  }

  public SplitView split() {
    return SplitView.of(data, words);
  }

  public Snippets snippets() {
    return Snippets.of(data);
  }

  public OriginView origin() {
    return OriginView.of(data, words);
  }

  /** The pictures' numbers, safe inside a script element. */
  public String chartJson() {
    return ChartJson.of(pictures, words);
  }
}
