package graft.core.keras;

/** One thing that scripts do and Graft can be told to do. */
interface Chapter {
  /** Says what the script does in options, and what should be known of it in remarks. */
  void read(KerasScript script, Draft draft);
}
