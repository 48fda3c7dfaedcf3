package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of file in a whole run: read, or left out and named with what to do. */
class OddFilesTest {
  /** The decoder's own: each with what PIL sees in it as a PPM file beside it. */
  private static final Path GOLDEN =
      Path.of(
          System.getProperty("graft.root"),
          "graft-predict/src/test/resources/graft/predict/decode/photos");

  @TempDir Path dir;

  private Path folder(String label) throws IOException {
    return Files.createDirectories(dir.resolve("photos").resolve(label));
  }

  @Test
  void every_kind_of_picture_is_read() throws IOException {
    Attempt attempt = new Attempt(dir).leaves(8, "oak", "maple");
    Path odd = folder("odd");
    try (var files = Files.list(GOLDEN)) {
      for (Path file : files.filter(f -> !f.toString().endsWith(".ppm")).toList()) {
        Files.copy(file, odd.resolve(file.getFileName()));
      }
    }
    assertThat(LongTune.files(odd))
        .contains("cmyk.jpg", "grey.png", "grey16.png", "palette.png", "animated.gif", "exif-6.jpg")
        .hasSizeGreaterThan(60);

    Shell shell = attempt.tune();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(attempt.problems("UNREADABLE")).isEmpty();
    assertThat(attempt.problems("WRONG_NAME")).isEmpty();
    assertThat(attempt.result().path("photos").path("classes").path("odd").asInt())
        .isEqualTo(LongTune.files(odd).size());
  }

  @Test
  void a_photo_that_lies_on_its_side_is_the_same_photo_as_the_upright_one() throws IOException {
    Attempt attempt = new Attempt(dir).leaves(8, "oak", "maple");
    Files.copy(GOLDEN.resolve("exif-6.jpg"), folder("oak").resolve("on-its-side.jpg"));
    ImageIO.write(ppm(GOLDEN.resolve("exif-6.jpg.ppm")), "png", dir.resolve("upright").toFile());
    Files.copy(dir.resolve("upright"), folder("oak").resolve("upright.png"));

    Shell shell = attempt.tune();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    assertThat(attempt.problems("DUPLICATE")).hasSize(1);
    assertThat(attempt.problems("DUPLICATE").toString())
        .contains("oak/on-its-side.jpg", "oak/upright.png");
  }

  private static BufferedImage ppm(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String[] header =
        new String(bytes, 0, Math.min(40, bytes.length), StandardCharsets.ISO_8859_1)
            .split("\\s", 5);
    int width = Integer.parseInt(header[1]);
    int height = Integer.parseInt(header[2]);
    ByteBuffer pixels = ByteBuffer.wrap(bytes);
    pixels.position(bytes.length - 3 * width * height);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int red = Byte.toUnsignedInt(pixels.get());
      int green = Byte.toUnsignedInt(pixels.get());
      int blue = Byte.toUnsignedInt(pixels.get());
      image.setRGB(i % width, i / width, new Color(red, green, blue).getRGB());
    }
    return image;
  }

  @Test
  void what_cannot_be_read_is_named_with_what_to_do() throws IOException {
    Attempt attempt = new Attempt(dir).leaves(8, "oak", "maple");
    Files.write(folder("oak").resolve("huge.png"), claim(60_000, 60_000));
    byte[] heic =
        ByteBuffer.allocate(64)
            .putInt(24)
            .put("ftypheic".getBytes(StandardCharsets.US_ASCII))
            .array();
    Files.write(folder("oak").resolve("phone.heic"), heic);
    Files.write(folder("oak").resolve("phone.jpg"), heic);

    Shell shell = attempt.tune();

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.DONE);
    var problems = attempt.problems("UNREADABLE");
    assertThat(problems.keySet())
        .containsExactlyInAnyOrder("oak/huge.png", "oak/phone.heic", "oak/phone.jpg");
    assertThat(problems.get("oak/huge.png")).containsPattern("60.?000");
    for (String name : List.of("oak/phone.heic", "oak/phone.jpg")) {
      assertThat(problems.get(name)).contains("heif-convert");
      assertThat(shell.err()).contains(name, "heif-convert");
    }
  }

  /** A PNG file that claims a size and holds no rows. */
  static byte[] claim(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0}); // bits, colours, no interlace
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    file.writeBytes(chunk("IHDR", header.array()));
    file.writeBytes(chunk("IDAT", new byte[0]));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(data.length + 12).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), 4, data.length + 4);
    return chunk.putInt((int) checksum.getValue()).array();
  }
}
