package graft.app.report;

/**
 * A step of the tuning, told in four parts; a part with nothing to say is empty and left out.
 *
 * @param title what the step was, in a few words
 * @param seen what the trials so far showed
 * @param decided what was concluded from it
 * @param changed what was done differently from there on
 * @param gained what came of it, with its uncertainty
 */
public record TimelineStep(
    String title, String seen, String decided, String changed, String gained) {

  public TimelineStep {
    if (title.isBlank()) {
      throw new IllegalArgumentException("A step of the timeline needs a title, got none");
    }
  }

  /** Whether there is nothing but a title. */
  public boolean isBare() {
    return (seen + decided + changed + gained).isEmpty();
  }

  /** A step that is one sentence. */
  static TimelineStep of(String note) {
    return new TimelineStep(note, "", "", "", "");
  }
}
