package graft.core.coach;

import java.util.Optional;

/** One thing that can be seen in the evidence. Speaks only when the evidence is there. */
interface Rule {

  /** Its name: the last part of its templates' keys. */
  String name();

  /** Where it comes from: "article", or a paper. */
  String source();

  /** What it finds; empty where there is nothing, or not enough, to say. */
  Optional<Finding> look(Evidence evidence);
}
