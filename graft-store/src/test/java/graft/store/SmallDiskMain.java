package graft.store;

import graft.core.error.UserError;
import graft.core.features.FeatureStore;
import graft.core.study.EpochReport;
import graft.core.study.StudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/**
 * Saves on a small disk until it is full, frees some space and goes on; or only opens the cache.
 * Prints what it meets. Arguments: "features", "study" or "open", a folder on that disk.
 */
final class SmallDiskMain {
  private SmallDiskMain() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    switch (args[0]) {
      case "features" -> fillCache(folder);
      case "study" -> fillStudy(folder);
      default -> open(folder);
    }
  }

  private static void open(Path folder) {
    try {
      SqliteFeatureStore.open(folder, "reader-1", notice -> report("notice", notice)).close();
      report("opened", folder);
    } catch (StoreException | UserError e) {
      report("not opened", e);
    }
  }

  private static void fillCache(Path folder) throws IOException {
    Path spare = spare(folder);
    try (FeatureStore store =
        SqliteFeatureStore.open(folder, "reader-1", notice -> report("notice", notice))) {
      fill(
          spare,
          part -> store.saveFeatures(Samples.KEY, Samples.vectors(part, part + 1, 10_000)),
          () -> store.present(Samples.KEY, Samples.hashes(0, 10_000)).size());
    }
  }

  private static void fillStudy(Path folder) throws IOException {
    Path spare = spare(folder);
    try (StudyStore store = SqliteStudyStore.open(folder.resolve("study.db"))) {
      fill(spare, part -> store.saveEpochs(epochs(part)), () -> store.epochs().size() / 1_000);
    }
  }

  private static Path spare(Path folder) throws IOException {
    return Files.write(folder.resolve("spare"), new byte[1 << 20]);
  }

  private static List<EpochReport> epochs(int trial) {
    List<EpochReport> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= 1_000; epoch++) {
      epochs.add(new EpochReport(trial, 0, epoch, 1.0 / epoch, 1.0 / epoch, 1.0 / epoch));
    }
    return epochs;
  }

  private static void fill(Path spare, IntConsumer save, IntSupplier kept) throws IOException {
    int saved = 0;
    try {
      while (true) {
        save.accept(saved);
        saved++;
      }
    } catch (StoreException e) {
      report("full", e);
    }
    report("lost", saved - kept.getAsInt());
    Files.delete(spare);
    save.accept(saved);
    report("lost after going on", saved + 1 - kept.getAsInt());
  }

  private static void report(String what, Object value) {
    System.out.println(what + ": " + value);
  }
}
