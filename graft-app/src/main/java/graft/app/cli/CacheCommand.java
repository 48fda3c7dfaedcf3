package graft.app.cli;

import graft.app.job.CacheFolder;
import graft.app.job.CacheJob;
import graft.app.job.CacheJob.Pruned;
import graft.app.job.CacheJob.Wanted;
import graft.core.error.UserError;
import graft.core.words.Sentence;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft cache} and {@code graft cache prune}: what the feature cache holds. */
@Command(
    name = "cache",
    description = {
      "Says what the feature cache holds, which all runs share.",
      "It can be deleted at any time: the next run computes its features again."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = CacheCommand.Prune.class)
final class CacheCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private Place place = new Place();

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How to print; json is one object (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.TABLE;

  @Mixin private LanguageOption language = new LanguageOption();

  CacheCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CacheJob.Outcome outcome = CacheJob.list(place.folder());
    List<String> lines =
        switch (format) {
          case TABLE -> new CacheTable(language.words()).lines(outcome);
          case JSON -> List.of(CacheRecords.json(outcome));
          case CSV -> CacheRecords.csv(outcome);
        };
    lines.forEach(terminal.out()::println);
    return Graft.DONE;
  }

  /** Which cache. */
  static final class Place {
    @Option(
        names = "--cache",
        paramLabel = "DIR",
        description = "The feature cache (default: $GRAFT_CACHE, else ~/.cache/graft).")
    private @Nullable Path cache;

    Path folder() {
      return CacheFolder.of(Optional.ofNullable(cache), System.getenv());
    }
  }

  /** {@code graft cache prune}. */
  @Command(
      name = "prune",
      description = {
        "Takes away what this Graft cannot use: features of other versions, what older decoders"
            + " said of files, damaged caches that were moved aside. With SETs, those too.",
        "How often test parts were looked at is kept, unless everything goes."
      },
      mixinStandardHelpOptions = true,
      sortOptions = false)
  static final class Prune implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
        arity = "0..*",
        paramLabel = "SET",
        description = "Numbers of lines of 'graft cache': features that nobody wants any more.")
    private List<Long> sets = List.of();

    @Option(names = "--all", description = "Everything, and how often test parts were looked at.")
    private boolean all;

    @Mixin private Place place = new Place();

    @Mixin private LanguageOption language = new LanguageOption();

    Prune(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      if (all && !sets.isEmpty()) {
        throw new UserError("Either SETs or --all can be pruned, got both: leave one out");
      }
      Wanted wanted =
          all
              ? new Wanted.All()
              : sets.isEmpty() ? new Wanted.Useless() : new Wanted.Sets(new LinkedHashSet<>(sets));
      Pruned pruned = CacheJob.prune(place.folder(), wanted);
      Sentence sentence =
          Sentence.of(pruned.shrunk() ? "cache.pruned" : "cache.pruned.busy")
              .with("features", pruned.features())
              .with("photos", pruned.photos())
              .with("freed", CacheTable.mebibytes(pruned.freed()));
      terminal.out().println(language.words().say(sentence));
      return Graft.DONE;
    }
  }
}
