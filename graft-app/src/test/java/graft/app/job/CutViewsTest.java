package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.hash.Hash;
import graft.core.photos.Part;
import graft.core.photos.Photo;
import graft.demo.DemoFolder;
import graft.demo.DemoSettings;
import graft.predict.pixels.Fit;
import graft.train.graph.NetFile;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.Backbones;
import graft.vision.pass.FrozenPart;
import graft.vision.pass.PassSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutViewsTest {
  private static final int SIZE = 160;
  private static final int VIEWS = 3;
  private static final int ROWS = 8 * VIEWS + 2; // eight photos to learn from, two to validate on

  @TempDir private static Path leaves;
  @TempDir Path folder;

  @BeforeAll
  static void draw_leaves() throws IOException {
    DemoFolder.draw(DemoSettings.defaults().withPhotosPerSpecies(2), leaves);
  }

  private static CutViews views(long seed) throws IOException {
    Backbone backbone = Backbones.byName(Backbones.STANDARD);
    BackboneCard card = backbone.card();
    FineTunePlan plan = FineTunePlan.of(card, SIZE).getLast();
    byte[] below = NetFile.of(backbone.onnx()).below(plan.cut().tensor());
    FrozenPart part =
        new FrozenPart(
            card.name(),
            ByteBuffer.allocateDirect(below.length).put(below).flip(),
            card.tensors().input(),
            plan.cut().tensor());
    List<Photo> photos = photos();
    return new CutViews(
        new CutViews.Photos(leaves, photos.subList(0, 8), photos.subList(8, 10), seed),
        part,
        card,
        new PassSettings(SIZE, Fit.SQUASH, 2, 1),
        plan);
  }

  private static List<Photo> photos() throws IOException {
    List<Photo> photos = new ArrayList<>();
    try (Stream<Path> files = Files.walk(leaves)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList()) {
        photos.add(
            new Photo(
                leaves.relativize(file).toString(), 0, Part.NONE, Hash.ofText(file.toString())));
      }
    }
    return photos;
  }

  /** Counts views, and interrupts after some. */
  private static final class Counting implements RunListener {
    private final AtomicInteger said = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final int most;

    Counting(int most) {
      this.most = most;
    }

    @Override
    public void views(int count, int done) {
      assertThat(count).isEqualTo(ROWS);
      said.addAndGet(done);
    }

    @Override
    public void viewsDone(int count) {
      said.addAndGet(count);
      calls.incrementAndGet();
    }

    @Override
    public boolean interrupted() {
      return calls.get() > most;
    }
  }

  private Counting make(long seed, String file, int most) throws IOException {
    Counting counting = new Counting(most);
    views(seed).make(folder.resolve(file), folder.resolve(file + ".looked"), VIEWS, counting);
    return counting;
  }

  @Test
  void goes_on_where_it_was_stopped_to_the_same_bytes() throws IOException {
    assertThat(make(0, "whole", ROWS + 1).said).hasValue(ROWS);
    byte[] whole = Files.readAllBytes(folder.resolve("whole"));

    assertThatThrownBy(() -> make(0, "again", 9)).isInstanceOf(CancellationException.class);
    assertThat(folder.resolve("again")).doesNotExist();
    Counting rest = make(0, "again", ROWS + 1);

    assertThat(rest.said).hasValue(ROWS);
    assertThat(rest.calls.get()).isBetween(2, ROWS - 9);
    assertThat(Files.readAllBytes(folder.resolve("again"))).isEqualTo(whole);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("whole", "again");
    }
  }

  @Test
  void what_is_half_made_of_other_crops_is_made_anew() throws IOException {
    make(0, "whole", ROWS + 1);
    assertThatThrownBy(() -> make(1, "again", 9)).isInstanceOf(CancellationException.class);
    make(0, "again", ROWS + 1);
    assertThat(Files.readAllBytes(folder.resolve("again")))
        .isEqualTo(Files.readAllBytes(folder.resolve("whole")));
  }

  @Test
  void tells_small_room_by_digits_that_say_something() {
    double gib = 1L << 30;
    assertThat(Stream.of(12.34 * gib, 1.0 * gib, 0.25 * gib, 0.0001 * gib, 0.0).map(CutViews::gib))
        .containsExactly("12.3", "1.0", "0.25", "0.0001", "0");
  }
}
