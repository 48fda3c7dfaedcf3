package graft.store;

/** The kinds of database that Graft keeps. */
enum Kind {
  FEATURES("feature cache", "--cache", "features", 0x47724643, 3, 16_384),
  STUDY("study", "--out", "study", 0x47725354, 4, 4_096);

  /** As people call it. */
  final String title;

  /** The command's option that chooses another place. */
  final String option;

  /** The number that marks the file as Graft's own: SQLite's application_id. */
  final int applicationId;

  /** How many scripts make the tables of today: SQLite's user_version. */
  final int version;

  /** Bytes a page of a new file. */
  final int pageSize;

  private final String scripts;

  Kind(String title, String option, String scripts, int applicationId, int version, int pageSize) {
    this.title = title;
    this.option = option;
    this.scripts = scripts;
    this.applicationId = applicationId;
    this.version = version;
    this.pageSize = pageSize;
  }

  /** The resource whose SQL leads to this version from the one before. */
  String script(int version) {
    return "%s-%d.sql".formatted(scripts, version);
  }
}
