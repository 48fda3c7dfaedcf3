package graft.app.predict;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.Prediction;
import graft.predict.Predictor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture in memory gets the answer that the same picture as a PNG gets. */
class BufferedImageTest {
  private static final Predictor PREDICTOR = Predictor.open(SmallModel.file());
  private static final BufferedImage LEAF = read();

  @AfterAll
  static void close() {
    PREDICTOR.close();
  }

  private static BufferedImage read() {
    try {
      return requireNonNull(ImageIO.read(SmallModel.photos().get(3).toFile()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "png", bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static void agree(byte[] png) throws IOException {
    BufferedImage picture = requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
    Prediction answer = PREDICTOR.predict(picture);
    assertThat(answer).as("type " + picture.getType()).isEqualTo(PREDICTOR.predict(png));
    assertThat(answer).isNotEqualTo(PREDICTOR.predict(white()));
  }

  private static BufferedImage white() {
    return drawn(LEAF, BufferedImage.TYPE_INT_RGB, rgb -> 0xffffffff);
  }

  private static BufferedImage drawn(BufferedImage from, int type, IntUnaryOperator argb) {
    BufferedImage to = new BufferedImage(from.getWidth(), from.getHeight(), type);
    for (int y = 0; y < from.getHeight(); y++) {
      for (int x = 0; x < from.getWidth(); x++) {
        to.setRGB(x, y, argb.applyAsInt(from.getRGB(x, y)));
      }
    }
    return to;
  }

  /** A third of the pixels clear, a third half clear. */
  private static int veiled(int argb) {
    int alpha = new int[] {0, 128, 255}[(argb & 0xff) % 3];
    return alpha << 24 | (argb & 0xffffff);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_4BYTE_ABGR,
      })
  void a_picture_without_clear_places(int type) throws IOException {
    BufferedImage picture = drawn(LEAF, type, argb -> argb);

    assertThat(PREDICTOR.predict(picture)).isEqualTo(PREDICTOR.predict(png(LEAF)));
    agree(png(picture));
  }

  @Test
  void a_png_with_alpha() throws IOException {
    agree(png(drawn(LEAF, BufferedImage.TYPE_INT_ARGB, BufferedImageTest::veiled)));
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_4BYTE_ABGR})
  void a_picture_in_memory_with_alpha(int type) throws IOException {
    BufferedImage picture = drawn(LEAF, type, BufferedImageTest::veiled);

    assertThat(PREDICTOR.predict(picture)).isEqualTo(PREDICTOR.predict(png(picture)));
  }

  /** Premultiplied colours have lost bits, so clear places are wholly clear here. */
  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB_PRE, BufferedImage.TYPE_4BYTE_ABGR_PRE})
  void a_premultiplied_picture(int type) throws IOException {
    IntUnaryOperator holes = argb -> (argb & 3) == 0 ? 0 : argb | 0xff000000;
    BufferedImage plain = drawn(LEAF, BufferedImage.TYPE_INT_ARGB, holes);
    BufferedImage premultiplied = drawn(LEAF, type, holes);

    assertThat(PREDICTOR.predict(premultiplied)).isEqualTo(PREDICTOR.predict(png(plain)));
  }

  @Test
  void a_grey_picture() throws IOException {
    agree(png(grey(1, DataBuffer.TYPE_BYTE)));
  }

  @Test
  void a_grey_picture_with_alpha() throws IOException {
    agree(png(grey(2, DataBuffer.TYPE_BYTE)));
  }

  @Test
  void grey_pictures_of_16_bits() throws IOException {
    agree(png(grey(1, DataBuffer.TYPE_USHORT)));
    agree(png(grey(2, DataBuffer.TYPE_USHORT)));
  }

  /** Values as they stand in the file: green as grey, blue decides what is clear. */
  private static BufferedImage grey(int bands, int type) {
    ComponentColorModel model =
        new ComponentColorModel(
            java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_GRAY),
            bands == 2,
            false,
            bands == 2 ? java.awt.Transparency.TRANSLUCENT : java.awt.Transparency.OPAQUE,
            type);
    int scale = type == DataBuffer.TYPE_USHORT ? 257 : 1;
    WritableRaster raster =
        Raster.createInterleavedRaster(type, LEAF.getWidth(), LEAF.getHeight(), bands, null);
    for (int y = 0; y < LEAF.getHeight(); y++) {
      for (int x = 0; x < LEAF.getWidth(); x++) {
        int argb = veiled(LEAF.getRGB(x, y));
        raster.setSample(x, y, 0, (argb >> 8 & 0xff) * scale);
        if (bands == 2) {
          raster.setSample(x, y, 1, (argb >>> 24) * scale);
        }
      }
    }
    return new BufferedImage(model, raster, false, null);
  }

  @Test
  void an_indexed_picture() throws IOException {
    BufferedImage picture =
        new BufferedImage(LEAF.getWidth(), LEAF.getHeight(), BufferedImage.TYPE_BYTE_INDEXED);
    Graphics2D graphics = picture.createGraphics();
    graphics.drawImage(LEAF, 0, 0, Color.BLACK, null);
    graphics.dispose();

    agree(png(picture));
  }

  @Test
  void a_part_of_a_larger_picture() throws IOException {
    BufferedImage part = LEAF.getSubimage(5, 7, LEAF.getWidth() - 20, LEAF.getHeight() - 30);

    assertThat(PREDICTOR.predict(part)).isEqualTo(PREDICTOR.predict(png(part)));
  }
}
