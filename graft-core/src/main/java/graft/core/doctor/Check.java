package graft.core.doctor;

import java.util.List;

/** One thing that the doctor looks for. */
interface Check {
  /** What was found; none where all is well. */
  List<Finding> look(PhotoSet set);
}
