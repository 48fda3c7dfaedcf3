package graft.core.python;

import java.io.Serial;

/** Something that is not Python as this package reads it. */
final class SyntaxFault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Place place;

  SyntaxFault(Place place) {
    super("line " + place.line(), null, false, false);
    this.place = place;
  }

  Place place() {
    return place;
  }
}
