package graft.app.job;

import graft.core.doctor.Doctor.Evidence;
import graft.core.photos.Catalog;
import graft.core.photos.Glance;
import graft.core.photos.Listing;
import graft.core.photos.PhotoFacts;
import graft.core.photos.PhotoFile;
import graft.core.scratch.ByteRows;
import graft.core.scratch.Scratch;
import graft.core.words.Sentence;
import graft.predict.decode.UnreadablePhotoException;
import graft.vision.pass.DecodeBudget;
import graft.vision.pass.DecodedFacts;
import graft.vision.pass.Glances;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What one look at each photo shows, without features, and so without the cache. */
final class QuickLook {
  private final CheckJob.Settings settings;
  private final CheckJob.Listener listener;

  QuickLook(CheckJob.Settings settings, CheckJob.Listener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  private record Look(PhotoFacts facts, @Nullable Glance glance) {}

  /**
   * Reads each file once.
   *
   * @param scratch where the glances lie; the outcome is as short-lived as that
   */
  FeatureLook.Outcome look(Listing listing, Scratch scratch) {
    ByteRows glances = Glance.table(listing.files().size(), scratch); // one a file
    Catalog catalog = Catalog.of(listing, read(listing, glances));
    ManyPhotos.letGo(listing.files().size());
    return new FeatureLook.Outcome(
        catalog,
        Evidence.of(Examination.of(catalog, listing, glances), settings.groups()),
        Optional.of(Sentence.of("check.labels.quick")));
  }

  /** What there is to say of each file. */
  private List<PhotoFacts> read(Listing listing, ByteRows glances) {
    List<PhotoFacts> facts = new ArrayList<>(listing.files().size());
    DecodeBudget budget = DecodeBudget.of(settings.threads(), 0);
    listener.files(listing.files().size());
    InOrder.map(
        listing.files(),
        settings.threads(),
        file -> {
          if (listener.interrupted()) {
            throw new CancellationException("interrupted");
          }
          return look(listing.folder(), file, budget);
        },
        look -> {
          if (look.glance() != null) {
            look.glance().put(glances, facts.size());
          }
          facts.add(look.facts());
          listener.read(1);
        });
    return facts;
  }

  private static Look look(Path folder, PhotoFile file, DecodeBudget budget) {
    try {
      return budget.decoded(
          folder.resolve(file.path()),
          photo -> new Look(DecodedFacts.of(photo), Glances.of(photo.pixels())));
    } catch (UnreadablePhotoException e) {
      return new Look(new PhotoFacts.Broken(String.valueOf(e.getMessage())), null);
    } catch (OutOfMemoryError e) {
      return new Look(DecodeBudget.tooLarge(), null);
    } catch (IOException e) {
      return new Look(PhotoFacts.Broken.unread(e), null);
    }
  }
}
