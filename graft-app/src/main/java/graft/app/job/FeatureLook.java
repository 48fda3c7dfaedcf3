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
import graft.core.scratch.Scratch;
import graft.core.split.SplitSettings;
import graft.core.split.Splitter;
import graft.core.words.Sentence;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import graft.vision.pass.FeaturePass;
import graft.vision.pass.PassSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What features show of photos: parts and versions of a picture, and labels that look wrong. The
 * test part of a run, given or sealed, is neither learned from nor asked about labels.
 */
final class FeatureLook {
  /** Photos to learn from that it takes to judge labels. */
  private static final int LEAST = 100;

  private final CheckJob.Settings settings;
  private final CheckJob.Listener listener;

  FeatureLook(CheckJob.Settings settings, CheckJob.Listener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * What came of it.
   *
   * @param catalog the readable photos
   * @param evidence what was seen of them
   * @param unchecked why labels were not judged; empty where they were
   */
  record Outcome(Catalog catalog, Evidence evidence, Optional<Sentence> unchecked) {}

  Outcome look(Listing listing) {
    Backbone backbone = Backbones.byName(Backbones.STANDARD);
    Path cache = CacheFolder.of(settings.cache(), System.getenv());
    try (FeatureStore store = PhotoFeatures.open(cache, listener::note);
        Scratch scratch = Scratch.in(cache)) {
      PassSettings pass =
          PassSettings.of(backbone.card().sizes().standard()).withThreads(settings.threads());
      FeaturePass features = new FeaturePass(backbone, pass, store, listener::interrupted);
      listener.files(listing.files().size());
      Catalog catalog = features.run(listing, (done, computed) -> listener.read(done));
      Evidence seen =
          Evidence.of(Examination.of(catalog, listing, store, Scratch.onHeap()), settings.groups());
      FeatureMatrix matrix =
          new PhotoFeatures(store, features, listing, scratch)
              .of(seen.photos().stream().map(Examined::photo).toList());
      List<NearCopy> copies = new ArrayList<>(seen.copies());
      copies.addAll(
          new CopyLook(listing.folder(), settings.threads())
              .find(seen.photos(), matrix, seen.copies()));
      return labels(catalog, matrix, seen.withCopies(copies));
    }
  }

  private Outcome labels(Catalog catalog, FeatureMatrix matrix, Evidence seen) {
    Set<Photo> taught =
        new HashSet<>(
            Splitter.split(catalog, SplitSettings.defaults().withGroups(settings.groups()))
                .photos());
    if (taught.size() < LEAST) {
      Sentence why =
          Sentence.of("check.labels.few").with("least", LEAST).with("photos", taught.size());
      return new Outcome(catalog, seen, Optional.of(why));
    }
    List<Photo> all = seen.photos().stream().map(Examined::photo).toList();
    int[] rows =
        IntStream.range(0, all.size()).filter(row -> taught.contains(all.get(row))).toArray();
    List<Photo> photos = Arrays.stream(rows).mapToObj(all::get).toList();
    List<Answer> answers =
        new LabelQuestion(photos, matrix.rows(rows), catalog.classes(), settings).answers();
    return new Outcome(catalog, seen.withAnswers(answers), Optional.empty());
  }
}
