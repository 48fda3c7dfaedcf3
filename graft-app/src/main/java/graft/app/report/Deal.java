package graft.app.report;

import java.util.List;

/**
 * How the photos were dealt out to the parts.
 *
 * @param given whether the folder brought its own parts
 * @param notes what else a person should know about it, in sentences
 */
public record Deal(boolean given, List<String> notes) {
  public Deal {
    notes = List.copyOf(notes);
  }

  /** Dealt out by Graft, with nothing to add. */
  public static Deal byGraft() {
    return new Deal(false, List.of());
  }
}
