package graft.app.job;

import graft.core.doctor.Doctor.Evidence;
import graft.core.doctor.Examined;
import graft.core.doctor.LabelDoubts.Answer;
import graft.core.doctor.NearCopy;
import graft.core.features.FeatureMatrix;
import graft.core.features.FeatureStore;
import graft.core.photos.Catalog;
import graft.core.photos.Listing;
import graft.core.photos.Photo;
import graft.core.scratch.LazyList;
import graft.core.scratch.Scratch;
import graft.core.split.SplitSettings;
import graft.core.split.Splitter;
import graft.core.words.Sentence;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.PassSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What features show of photos: parts and versions of a picture, and labels that look wrong. The
 * test part of a run, given or sealed, is neither learned from nor asked about labels.
 */
final class FeatureLook {
  /** Photos to learn from that it takes to judge labels. */
  private static final int LEAST = 100;

  private final CheckJob.Settings settings;
  private final CheckJob.Listener listener;
  private final FeatureStore store;

  FeatureLook(CheckJob.Settings settings, CheckJob.Listener listener, FeatureStore store) {
    this.settings = settings;
    this.listener = listener;
    this.store = store;
  }

  /**
   * What came of it.
   *
   * @param catalog the readable photos
   * @param evidence what was seen of them
   * @param unchecked why labels were not judged; empty where they were
   */
  record Outcome(Catalog catalog, Evidence evidence, Optional<Sentence> unchecked) {}

  /**
   * Reads each file once, computes what features the cache lacks, and looks at them.
   *
   * @param scratch where glances and features lie; the outcome is as short-lived as that
   */
  Outcome look(Listing listing, Scratch scratch) {
    Backbone backbone = Backbones.byName(Backbones.STANDARD);
    PassSettings pass =
        PassSettings.of(backbone.card().sizes().standard()).withThreads(settings.threads());
    FeaturePass features = new FeaturePass(backbone, pass, store, listener::interrupted);
    int files = listing.files().size();
    listener.files(files);
    Catalog catalog = features.run(listing, (done, computed) -> listener.read(done));
    ManyPhotos.letGo(files);
    Evidence seen =
        Evidence.of(Examination.of(catalog, listing, store, scratch), settings.groups());
    FeatureMatrix matrix =
        new PhotoFeatures(store, features, listing, scratch)
            .of(new LazyList<>(seen.photos().size(), i -> seen.photos().get(i).photo()));
    List<NearCopy> copies = new ArrayList<>(seen.copies());
    copies.addAll(
        new CopyLook(listing.folder(), settings.threads(), scratch)
            .find(seen.photos(), matrix, seen.copies()));
    ManyPhotos.letGo(files);
    return labels(catalog, matrix, seen.withCopies(copies), scratch);
  }

  private Outcome labels(Catalog catalog, FeatureMatrix matrix, Evidence seen, Scratch scratch) {
    List<Photo> taught =
        Splitter.split(catalog, SplitSettings.defaults().withGroups(settings.groups())).photos();
    if (taught.size() < LEAST) {
      Sentence why =
          Sentence.of("check.labels.few").with("least", LEAST).with("photos", taught.size());
      return new Outcome(catalog, seen, Optional.of(why));
    }
    int[] rows = rows(catalog, seen.photos(), taught);
    ManyPhotos.letGo(catalog.photos().size());
    List<Photo> photos = new LazyList<>(rows.length, i -> seen.photos().get(rows[i]).photo());
    List<Answer> answers =
        new LabelQuestion(photos, matrix.rows(rows), catalog.classes(), settings).answers(scratch);
    return new Outcome(catalog, seen.withAnswers(answers), Optional.empty());
  }

  /** The places, among those seen, of the taught ones; all are in the catalogue's order. */
  private static int[] rows(Catalog catalog, List<Examined> seen, List<Photo> taught) {
    int[] rows = new int[taught.size()];
    int count = 0;
    int row = 0;
    int next = 0;
    for (Photo photo : catalog.photos()) {
      boolean isSeen = row < seen.size() && seen.get(row).photo().equals(photo);
      boolean isTaught = next < taught.size() && taught.get(next).equals(photo);
      if (isSeen && isTaught) {
        rows[count++] = row;
      }
      row += isSeen ? 1 : 0;
      next += isTaught ? 1 : 0;
    }
    return Arrays.copyOf(rows, count);
  }
}
