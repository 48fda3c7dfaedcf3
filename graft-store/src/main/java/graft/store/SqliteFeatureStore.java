package graft.store;

import graft.core.features.FeatureKey;
import graft.core.features.FeatureStore;
import graft.core.hash.Hash;
import graft.core.photos.Glance;
import graft.core.photos.PhotoFacts;
import graft.core.words.Sentence;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The feature cache in one SQLite file, {@code features.db}.
 *
 * <p>Several processes may use it at once; they wait for each other. A damaged file never stops a
 * run: it is moved aside to {@code features.db.damaged-N}, a notice is given, and the run goes on
 * with an empty cache. When that happens between {@link #present} and {@link #features}, or while
 * the latter reads, it finds rows missing that were there.
 *
 * <p>All methods may throw a {@link StoreException} when the disk is full or failing.
 */
public final class SqliteFeatureStore implements FeatureStore {
  private static final int REPLACEMENTS = 3; // in one call
  private static final int CHUNK = 1_000; // feature vectors held at once

  private final CacheFile file;
  private final FactsTable facts;
  private Database database; // guarded by this
  private boolean closed; // guarded by this

  private SqliteFeatureStore(CacheFile file, FactsTable facts) {
    this.file = file;
    this.facts = facts;
    this.database = file.open();
  }

  /**
   * Opens the cache in a folder; makes both where there are none.
   *
   * @param folder for the cache alone
   * @param reader version of all that turns a file's bytes into pixels; facts that another reader
   *     has saved count as not there, and are replaced when this one saves its own
   * @param notice is told, in one sentence, when a damaged file was moved aside
   * @throws graft.core.error.UserError if the folder cannot be made or written, or holds the cache
   *     of a newer Graft or another program's file
   */
  public static SqliteFeatureStore open(Path folder, String reader, Consumer<Sentence> notice) {
    return new SqliteFeatureStore(new CacheFile(folder, notice), new FactsTable(reader));
  }

  @Override
  public Map<Hash, PhotoFacts> facts(Collection<Hash> files) {
    return read(c -> facts.find(c, files));
  }

  @Override
  public void saveFacts(Map<Hash, PhotoFacts> found) {
    write(c -> facts.save(c, found));
  }

  @Override
  public Map<Hash, Glance> glances(Collection<Hash> pixels) {
    return read(c -> GlanceTable.find(c, pixels));
  }

  @Override
  public void saveGlances(Map<Hash, Glance> glances) {
    if (!glances.isEmpty()) {
      write(c -> GlanceTable.save(c, glances));
    }
  }

  @Override
  public Set<Hash> present(FeatureKey key, Collection<Hash> pixels) {
    return read(c -> FeatureTable.present(c, key, pixels));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a vector's length differs from the others under this key
   */
  @Override
  public void saveFeatures(FeatureKey key, Map<Hash, float[]> vectors) {
    if (!vectors.isEmpty()) {
      write(c -> FeatureTable.save(c, key, vectors));
    }
  }

  @Override
  public void features(FeatureKey key, List<Hash> pixels, Rows rows) {
    for (int from = 0; from < pixels.size(); from += CHUNK) {
      List<Hash> some = pixels.subList(from, Math.min(pixels.size(), from + CHUNK));
      Set<Hash> wanted = new HashSet<>(some);
      Map<Hash, float[]> found = read(c -> FeatureTable.find(c, key, wanted));
      for (int i = 0; i < some.size(); i++) {
        float[] vector = found.get(some.get(i));
        if (vector == null) {
          throw new NoSuchElementException(
              "%d of %d photos have no features under %s, the first is %s"
                  .formatted(wanted.size() - found.size(), wanted.size(), key, some.get(i)));
        }
        rows.take(from + i, vector);
      }
    }
  }

  @Override
  public int countLook(Hash testPart, String run) {
    return write(c -> LookTable.count(c, testPart, run));
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      database.close();
    }
  }

  private <T> T read(Work<T> work) {
    return use(open -> open.read(work));
  }

  private <T> T write(Work<T> work) {
    return use(open -> open.write(work));
  }

  private synchronized <T> T use(Function<Database, T> work) {
    if (closed) {
      throw new IllegalStateException("The feature cache is closed");
    }
    for (int replaced = 0; ; replaced++) {
      try {
        return work.apply(database);
      } catch (DamagedException e) {
        if (replaced == REPLACEMENTS) {
          throw e;
        }
        database = file.replace(database, e);
      }
    }
  }
}
