package graft.app.job;

import graft.app.job.ListedRun.Setup;
import graft.core.error.UserError;
import graft.core.hash.Hash;
import graft.core.study.StudyStore;
import graft.core.study.StudyStore.SplitRow;
import graft.core.study.StudyStore.StudyHeader;
import graft.store.SqliteStudyStore;
import graft.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a study.db says of its run at a glance.
 *
 * @param deal equal for runs whose photos, labels and parts are the same
 * @param open photos outside the test part
 * @param test photos in the test part
 */
record StudyGlance(String deal, int open, int test, Setup setup) {
  private static final Pattern SETTINGS = Pattern.compile("(\\S+) [a-z]+-(\\d+) .*");

  /** Looks into a run folder; empty where there is no study, or it is damaged. */
  static Optional<StudyGlance> at(Path run) {
    Path file = run.resolve("study.db");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (StudyStore store = SqliteStudyStore.openReadOnly(file)) {
      return Optional.of(of(store));
    } catch (UserError | StoreException e) {
      return Optional.empty();
    }
  }

  private static StudyGlance of(StudyStore store) {
    List<SplitRow> rows = store.split();
    int test = (int) rows.stream().filter(row -> row.part().equals("test")).count();
    String deal =
        rows.stream()
            .map(row -> row.pixels() + " " + row.part() + " " + row.label())
            .sorted()
            .collect(Collectors.joining("\n"));
    String settings = store.header().map(StudyHeader::settings).orElse("");
    return new StudyGlance(
        Hash.ofText(deal).hex(),
        rows.size() - test,
        test,
        setup(settings, Running.count(store.trials())));
  }

  /** As {@link TuneSettings#decisive} begins. */
  private static Setup setup(String settings, int trials) {
    Matcher said = SETTINGS.matcher(settings);
    return said.matches()
        ? new Setup(said.group(1), Integer.parseInt(said.group(2)), trials)
        : new Setup("?", 0, trials);
  }
}
