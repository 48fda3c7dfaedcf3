package graft.app.job;

import graft.core.error.UserError;
import graft.core.features.FeatureKey;
import graft.core.hash.Hash;
import graft.store.CacheContents;
import graft.store.CacheContents.FeatureSet;
import graft.store.CacheContents.Reader;
import graft.store.CacheInventory;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.Backbones;
import graft.vision.pass.FeaturePass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what the feature cache holds, and takes parts of it away. */
public final class CacheJob {
  private CacheJob() {}

  /**
   * What there is.
   *
   * @param folder the cache's
   * @param contents what it holds
   * @param aside damaged caches that were moved aside
   * @param asideBytes their size
   */
  public record Outcome(Path folder, CacheContents contents, List<Path> aside, long asideBytes) {
    public Outcome {
      aside = List.copyOf(aside);
    }
  }

  /**
   * What was taken away.
   *
   * @param features vectors of features
   * @param photos files of which it is no longer known what they are
   * @param freed bytes that the disk has again
   * @param shrunk whether the file gave its room back; else it is used again by what comes next
   */
  public record Pruned(long features, long photos, long freed, boolean shrunk) {}

  /** What is to be taken away. */
  public sealed interface Wanted {
    /** What this Graft cannot use: features of other versions, facts of older decoders. */
    record Useless() implements Wanted {}

    /** That, and the sets of these numbers. */
    record Sets(Set<Long> numbers) implements Wanted {}

    /** Everything, the looks too. */
    record All() implements Wanted {}
  }

  /**
   * What the cache in this folder holds.
   *
   * @throws UserError if there is no cache
   */
  public static Outcome list(Path folder) {
    CacheInventory inventory = inventory(folder);
    List<Path> aside = aside(folder);
    return new Outcome(folder, inventory.contents(), aside, bytes(aside));
  }

  /**
   * Takes a part away.
   *
   * @throws UserError if there is no cache, or no set of a number
   */
  public static Pruned prune(Path folder, Wanted wanted) {
    CacheInventory inventory = inventory(folder);
    CacheContents before = inventory.contents();
    List<FeatureSet> sets = before.sets().stream().filter(set -> isMeant(set, wanted)).toList();
    List<Reader> readers = before.readers().stream().filter(r -> isMeant(r, wanted)).toList();
    if (wanted instanceof Wanted.Sets(Set<Long> numbers)) {
      requireKnown(numbers, before);
    }
    List<Path> aside = aside(folder);
    long freed = bytes(aside) + before.bytes();
    boolean shrunk =
        wanted instanceof Wanted.All ? inventory.removeAll() : inventory.remove(sets, readers);
    aside.forEach(CacheJob::delete);
    return new Pruned(
        sets.stream().mapToLong(FeatureSet::photos).sum(),
        readers.stream().mapToLong(r -> r.photos() + r.broken()).sum(),
        Math.max(0, freed - inventory.contents().bytes()),
        shrunk);
  }

  private static void requireKnown(Set<Long> numbers, CacheContents contents) {
    Set<Long> known = contents.sets().stream().map(FeatureSet::number).collect(Collectors.toSet());
    for (long number : numbers) {
      if (!known.contains(number)) {
        throw new UserError(
            "SET must be the number of a line of 'graft cache' (%s), got %d"
                .formatted(
                    known.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")),
                    number));
      }
    }
  }

  private static boolean isMeant(FeatureSet set, Wanted wanted) {
    return switch (wanted) {
      case Wanted.Useless _ -> !isUsable(set.key());
      case Wanted.Sets(Set<Long> numbers) -> !isUsable(set.key()) || numbers.contains(set.number());
      case Wanted.All _ -> true;
    };
  }

  private static boolean isMeant(Reader reader, Wanted wanted) {
    return wanted instanceof Wanted.All || !reader.name().equals(PhotoFeatures.DECODER);
  }

  /** Whether this Graft would look features up under such a key. */
  public static boolean isUsable(FeatureKey key) {
    return FeaturePass.isCurrent(key);
  }

  /** The name of the backbone with this hash, if it is at hand. */
  public static Optional<String> backbone(Hash sha256) {
    return Stream.concat(Backbones.embedded().stream(), BackboneChoice.taken().cards().stream())
        .filter(card -> card.sha256().equals(sha256))
        .map(BackboneCard::name)
        .findFirst();
  }

  private static CacheInventory inventory(Path folder) {
    return CacheInventory.of(folder)
        .orElseThrow(
            () ->
                new UserError(
                    "There must be a feature cache to look at, but there is none in %s: a run makes it; another one is named with --cache DIR"
                        .formatted(folder)));
  }

  private static List<Path> aside(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("features.db.damaged-"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static long bytes(List<Path> files) {
    return files.stream().mapToLong(file -> file.toFile().length()).sum();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new OutputException("%s cannot be deleted: %s".formatted(file, e.getMessage()), e);
    }
  }
}
