package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.photos.Photo;
import graft.store.SqliteStudyStore;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class TimedViewsTest extends ClockedStudy {
  private static final List<Photo> PHOTOS = ClockedLooks.photos(1000);

  private boolean looked(Deadline deadline, Looks looks) {
    return new TimedViews(deadline, study, RunListener.SILENT).looked(List.of(looks), PHOTOS);
  }

  @Test
  void looks_at_all_where_there_is_time_for_all() {
    Deadline deadline = deadline();
    Looks looks = new ClockedLooks(clock, 0.06);

    assertThat(looked(deadline, looks)).isTrue();
    assertThat(looks.missing(PHOTOS)).isEmpty();
    assertThat(deadline.leftForPhotos()).isBetween(23.9, 24.1);
  }

  @Test
  void looks_at_a_few_only_where_there_is_not() {
    Deadline deadline = deadline();
    Looks looks = new ClockedLooks(clock, 0.08); // 80 of 84 s: others may come in between

    assertThat(looked(deadline, looks)).isFalse();
    assertThat(deadline.leftForPhotos()).isBetween(81.0, 83.0);
  }

  @Test
  void several_views_share_the_time() {
    List<Looks> looks = List.of(new ClockedLooks(clock, 0.03), new ClockedLooks(clock, 0.03));
    TimedViews views = new TimedViews(deadline(), study, RunListener.SILENT);
    assertThat(views.looked(looks, PHOTOS)).isTrue();
    assertThat(looks).allMatch(view -> view.missing(PHOTOS).isEmpty());
    study.close();
    study = SqliteStudyStore.open(dir.resolve("other.db"));
    List<Looks> dearer = List.of(new ClockedLooks(clock, 0.04), new ClockedLooks(clock, 0.04));
    assertThat(new TimedViews(deadline(), study, RunListener.SILENT).looked(dearer, PHOTOS))
        .isFalse();
  }

  @Test
  void stops_where_it_takes_longer_than_it_seemed() {
    Deadline deadline = deadline();
    Looks looks =
        new Looks() {
          private final Looks fast = new ClockedLooks(clock, 0.01);
          private final Looks slow = new ClockedLooks(clock, 0.2);

          @Override
          public List<Photo> missing(List<Photo> photos) {
            return slow.missing(fast.missing(photos));
          }

          @Override
          public void look(List<Photo> photos, IntConsumer done, BooleanSupplier enough) {
            (photos.size() <= SAMPLE ? fast : slow).look(photos, done, enough);
          }
        };

    assertThat(looked(deadline, looks)).isFalse();
    assertThat(deadline.leftForPhotos()).isBetween(-0.3, 0.0);
  }

  @Test
  void does_not_begin_where_the_time_is_over() {
    Deadline deadline = deadline();
    clock.addAndGet(90_000_000_000L);

    assertThat(looked(deadline, new ClockedLooks(clock, 0.001))).isFalse();
    assertThat(deadline.left()).isEqualTo(30);
  }

  @Test
  void going_on_decides_the_same_whatever_the_clock_says() {
    assertThat(looked(deadline(), new ClockedLooks(clock, 0.2))).isFalse();
    assertThat(looked(deadline(), new ClockedLooks(clock, 0.001))).isFalse();

    study.saveAnswer("further views looked at", 1);
    Looks slow = new ClockedLooks(clock, 0.2);
    assertThat(looked(deadline(), slow)).isTrue();
    assertThat(slow.missing(PHOTOS)).as("a cache that was lost is filled again").isEmpty();
  }
}
