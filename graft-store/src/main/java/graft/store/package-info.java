/**
 * What Graft remembers, in SQLite: the feature cache that all runs share, and the study of each
 * run.
 *
 * <p>Start with {@link graft.store.SqliteFeatureStore} and {@link graft.store.SqliteStudyStore},
 * which implement graft-core's ports {@link graft.core.features.FeatureStore} and {@link
 * graft.core.study.StudyStore}. A full or failing disk is a {@link graft.store.StoreException}; a
 * folder that cannot be written is a {@link graft.core.error.UserError}.
 *
 * <pre>{@code
 * try (FeatureStore cache = SqliteFeatureStore.open(folder, readerVersion, notes::add)) {
 *   cache.saveFeatures(key, Map.of(photo.pixels(), vector));
 *   FeatureMatrix features = cache.features(key, List.of(photo.pixels()));
 * }
 * }</pre>
 *
 * <p>Both kinds of file share one {@code Database}; their tables are made by the scripts {@code
 * features-N.sql} and {@code study-N.sql}, and {@code PRAGMA user_version} says how many have run.
 * A script that was released is never edited: a change is a new script.
 *
 * <p>All SQL is in here and nothing else is: no reading of photos, no features, no decisions.
 */
@NullMarked
package graft.store;

import org.jspecify.annotations.NullMarked;
