package graft.app.report;

/** What people call a knob. */
final class KnobWords {

  private KnobWords() {}

  /** The word for the key, else the key itself. */
  static String name(String key, ReportWords words) {
    String own = "knob." + key;
    return words.has(own) ? words.say(own) : Visible.text(key);
  }
}
