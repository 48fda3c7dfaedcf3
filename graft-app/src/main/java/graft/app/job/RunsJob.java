package graft.app.job;

import graft.app.job.ListedRun.Measured;
import graft.app.job.ListedRun.Unfinished;
import graft.core.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the runs of a folder, best first. */
public final class RunsJob {
  private static final Comparator<ListedRun> BEST_FIRST =
      Comparator.comparingInt(RunsJob::kind)
          .thenComparingDouble(RunsJob::loss)
          .thenComparing(ListedRun::name);

  private static final Comparator<Group> BY_PHOTOS =
      Comparator.comparing((Group group) -> group.photos().isEmpty())
          .thenComparing(Group::photos)
          .thenComparing(group -> group.runs().getFirst(), BEST_FIRST);

  private RunsJob() {}

  /**
   * What was found.
   *
   * @param groups by photos
   * @param damaged one message a run that cannot be read
   */
  public record Outcome(List<Group> groups, List<String> damaged) {}

  /**
   * Runs whose figures can be compared: the same photos, dealt out alike.
   *
   * @param photos their folder as it was named; empty where no run of the group says it
   * @param open photos outside the test part
   * @param test photos in the test part
   * @param runs finished ones first, each kind by its log loss out of fold, lowest first
   */
  public record Group(String photos, int open, int test, List<ListedRun> runs) {}

  /**
   * The runs in a folder, or the one run that the folder is. What is no run is passed over.
   *
   * @throws UserError if there is no such folder, or no run in it
   */
  public static Outcome list(Path folder) {
    List<Path> places = isRun(folder) ? List.of(folder) : runsIn(folder);
    if (places.isEmpty()) {
      throw new UserError(
          "DIR must be a folder that holds runs, but there is no run in %s. graft tune PHOTOS makes one in the folder runs; if yours lie elsewhere (--out), name the folder above them"
              .formatted(folder));
    }
    Map<String, List<FoundRun>> byDeal = new LinkedHashMap<>();
    List<String> damaged = new ArrayList<>();
    for (Path place : places) {
      try {
        FoundRun found = FoundRun.read(place);
        byDeal.computeIfAbsent(found.deal(), _ -> new ArrayList<>()).add(found);
      } catch (UserError e) {
        damaged.add(String.valueOf(e.getMessage()));
      }
    }
    return new Outcome(
        byDeal.values().stream().map(RunsJob::group).sorted(BY_PHOTOS).toList(),
        List.copyOf(damaged));
  }

  private static List<Path> runsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          "DIR must be a folder that holds runs, but there is none at %s. graft tune PHOTOS makes a run in the folder runs"
              .formatted(folder));
    }
    try (var entries = Files.list(folder)) {
      return entries.filter(RunsJob::isRun).sorted().toList();
    } catch (IOException e) {
      throw new UserError("The folder %s cannot be listed: %s".formatted(folder, e), e);
    }
  }

  private static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve("result.json"))
        || Files.isRegularFile(folder.resolve("study.db"));
  }

  private static int kind(ListedRun run) {
    return switch (run) {
      case Measured measured -> measured.finished() ? 0 : 1;
      case Unfinished _ -> 2;
    };
  }

  private static double loss(ListedRun run) {
    return run instanceof Measured measured ? measured.outOfFold().logLoss() : 0;
  }

  private static Group group(List<FoundRun> found) {
    FoundRun first = found.getFirst();
    return new Group(
        found.stream().map(FoundRun::photos).filter(p -> !p.isEmpty()).findFirst().orElse(""),
        first.open(),
        first.test(),
        found.stream().map(FoundRun::run).sorted(BEST_FIRST).toList());
  }
}
