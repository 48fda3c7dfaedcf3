package graft.store;

import graft.core.features.FeatureStore;
import graft.core.study.EpochReport;
import graft.core.study.StudyStore;
import java.nio.file.Path;
import java.util.List;

/**
 * Saves features or epochs one after the other and prints each number when it is saved. Arguments:
 * "features" or "study", a folder, the first number, how many.
 */
final class SavingMain {
  static final int LENGTH = 300;

  private SavingMain() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[1]);
    int from = Integer.parseInt(args[2]);
    int to = from + Integer.parseInt(args[3]);
    if (args[0].equals("features")) {
      saveFeatures(folder, from, to);
    } else {
      saveEpochs(folder, from, to);
    }
  }

  private static void saveFeatures(Path folder, int from, int to) {
    try (FeatureStore store = SqliteFeatureStore.open(folder, "reader-1", SavingMain::say)) {
      for (int number = from; number < to; number++) {
        store.saveFeatures(Samples.KEY, Samples.vectors(number, number + 1, LENGTH));
        store.countLook(Samples.hash(0), "run " + number);
        say(number);
      }
    }
  }

  private static void saveEpochs(Path folder, int from, int to) {
    try (StudyStore store = SqliteStudyStore.open(folder.resolve("study.db"))) {
      for (int number = from; number < to; number++) {
        store.saveEpochs(List.of(new EpochReport(0, 0, number + 1, number, 0, 0)));
        say(number);
      }
    }
  }

  private static void say(Object what) {
    System.out.println(what);
  }
}
