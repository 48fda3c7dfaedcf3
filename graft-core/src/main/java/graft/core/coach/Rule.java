package graft.core.coach;

import java.util.List;
import java.util.Optional;

/** One thing that can be seen in the evidence. Speaks only when the evidence is there. */
interface Rule {

  /** Its name: the last part of its templates' keys. */
  String name();

  /** Where it comes from: "article", or a paper. */
  String source();

  /** Changes that are its remedy; empty where it advises none. */
  default List<Turn> turns() {
    return List.of();
  }

  /** What it finds; empty where there is nothing, or not enough, to say. */
  Optional<Finding> look(Evidence evidence);
}
