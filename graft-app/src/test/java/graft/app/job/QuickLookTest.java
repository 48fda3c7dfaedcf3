package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.doctor.Cleaning;
import graft.core.doctor.Doctor;
import graft.core.doctor.Finding;
import graft.core.error.UserError;
import graft.core.photos.Listing;
import graft.core.photos.PhotoFolder;
import graft.core.photos.PhotoSource;
import graft.core.scratch.Scratch;
import graft.core.split.Grouping;
import graft.core.words.Sentence;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickLookTest {
  private static final CheckJob.Listener DEAF =
      new CheckJob.Listener() {
        @Override
        public void files(int count) {}

        @Override
        public void read(int count) {}

        @Override
        public boolean interrupted() {
          return false;
        }

        @Override
        public void note(Sentence note) {}
      };

  @TempDir Path dir;

  @Test
  void a_photo_that_goes_before_it_is_copied_is_named() throws IOException {
    Path photos = dir.resolve("photos");
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(2), photos);
    CheckJob.Settings settings =
        new CheckJob.Settings(PhotoSource.of(photos), 2, Optional.empty(), false, Grouping.NONE);
    try (CheckJob.Outcome outcome = CheckJob.run(settings, DEAF)) {
      Path gone = photos.resolve(outcome.catalog().photos().getFirst().path());
      Files.delete(gone);
      assertThatThrownBy(() -> FixJob.write(outcome, dir.resolve("clean"), false))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(gone + " has gone since it was read");
    }
  }

  @Test
  void the_same_is_found_in_a_file_as_on_the_heap() throws IOException {
    Path photos = dir.resolve("photos");
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(10), photos);
    try (var oaks = Files.list(photos.resolve("oak"))) {
      Files.copy(oaks.sorted().findFirst().orElseThrow(), photos.resolve("willow/again.jpg"));
    }
    Files.writeString(photos.resolve("oak/a-first.jpg"), "no photo at all");
    CheckJob.Settings settings =
        new CheckJob.Settings(PhotoSource.of(photos), 2, Optional.empty(), false, Grouping.NONE);
    Listing listing = PhotoFolder.list(photos);
    try (Scratch heap = Scratch.onHeap();
        Scratch file = Scratch.in(dir)) {
      QuickLook look = new QuickLook(settings, DEAF);
      FeatureLook.Outcome one = look.look(listing, heap);
      FeatureLook.Outcome other = look.look(listing, file);
      assertThat(other.evidence().photos()).isEqualTo(one.evidence().photos()).hasSize(51);
      List<Finding> findings = Doctor.examine(one.catalog(), one.evidence());
      assertThat(findings)
          .extracting(Finding::kind)
          .contains(Finding.Kind.UNREADABLE, Finding.Kind.LABEL_CONFLICT);
      assertThat(Doctor.examine(other.catalog(), other.evidence())).isEqualTo(findings);
      assertThat(Cleaning.of(other.catalog(), other.evidence(), true))
          .isEqualTo(Cleaning.of(one.catalog(), one.evidence(), true))
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }
}
