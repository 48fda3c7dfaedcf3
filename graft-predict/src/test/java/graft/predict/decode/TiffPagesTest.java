package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of several pictures, made by the JDK's own writer. */
class TiffPagesTest {
  private static final int SMALLER = 1;
  private static final int PAGE = 2;
  private static final int MASK = 4;

  private static final int SUBFILE_TYPE = BaselineTIFFTagSet.TAG_NEW_SUBFILE_TYPE;
  private static final int SUB_DIRECTORIES = 330;
  private static final int SOFTWARE = BaselineTIFFTagSet.TAG_SOFTWARE;

  /**
   * A picture of a file.
   *
   * @param type bits of NewSubfileType
   * @param compression as the writer calls it
   */
  private record Page(BufferedImage picture, int type, String compression) {
    static Page of(int side, int type) {
      return new Page(waves(side), type, "LZW");
    }
  }

  private static BufferedImage waves(int side) {
    BufferedImage picture = new BufferedImage(side, side / 2, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side / 2; y++) {
      for (int x = 0; x < side; x++) {
        picture.setRGB(x, y, (x * 255 / side) << 16 | (y * 510 / side) << 8 | side);
      }
    }
    return picture;
  }

  private static byte[] file(Page... pages) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (Page page : pages) {
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType(page.compression());
        writer.writeToSequence(new IIOImage(page.picture(), null, notes(writer, page, how)), how);
      }
      writer.endWriteSequence();
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  private static IIOMetadata notes(ImageWriter writer, Page page, ImageWriteParam how)
      throws IOException {
    TIFFDirectory directory =
        TIFFDirectory.createFromMetadata(
            writer.getDefaultImageMetadata(
                new javax.imageio.ImageTypeSpecifier(page.picture()), how));
    BaselineTIFFTagSet tags = BaselineTIFFTagSet.getInstance();
    directory.addTIFFField(
        new TIFFField(tags.getTag(SUBFILE_TYPE), TIFFTag.TIFF_LONG, 1, new long[] {page.type()}));
    directory.addTIFFField( // to be replaced
        new TIFFField(tags.getTag(SOFTWARE), TIFFTag.TIFF_ASCII, 1, new String[] {"x"}));
    return directory.getAsMetadata();
  }

  private static Pixels pixels(BufferedImage picture) {
    return Pixels.filled(
        picture.getWidth(),
        picture.getHeight(),
        rgb -> {
          for (int i = 0; i < rgb.length / 3; i++) {
            int colour = picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
            rgb[3 * i] = (byte) (colour >> 16);
            rgb[3 * i + 1] = (byte) (colour >> 8);
            rgb[3 * i + 2] = (byte) colour;
          }
        });
  }

  private static Pixels decoded(Page... pages) throws IOException {
    return PhotoDecoder.decode(file(pages)).pixels();
  }

  @Test
  void a_small_version_that_comes_first_is_passed_over() throws IOException {
    Page whole = Page.of(96, 0);
    assertThat(decoded(Page.of(16, SMALLER), whole)).isEqualTo(pixels(whole.picture()));
    assertThat(decoded(Page.of(16, SMALLER | PAGE), Page.of(8, MASK), whole))
        .isEqualTo(pixels(whole.picture()));
    assertThat(decoded(whole, Page.of(16, SMALLER))).isEqualTo(pixels(whole.picture()));
  }

  @Test
  void of_several_whole_ones_the_first_is_the_photo() throws IOException {
    Page first = Page.of(48, PAGE);
    assertThat(decoded(first, Page.of(96, PAGE))).isEqualTo(pixels(first.picture()));
    assertThat(decoded(Page.of(16, SMALLER), first, Page.of(96, PAGE)))
        .isEqualTo(pixels(first.picture()));
  }

  @Test
  void what_opencv_reads_is_the_same_behind_a_small_version() throws IOException {
    Page jpeg = new Page(waves(96), 0, "JPEG");
    assertThat(decoded(Page.of(16, SMALLER), jpeg)).isEqualTo(decoded(jpeg));
  }

  @Test
  void a_small_version_of_nothing_is_what_there_is() throws IOException {
    Page small = Page.of(16, SMALLER);
    assertThat(decoded(small)).isEqualTo(pixels(small.picture()));
  }

  /** Makes the first directory the only one in the chain, with a tag in a needless one's place. */
  private static byte[] withTag(byte[] file, int tag, boolean chain) {
    ByteBuffer view = ByteBuffer.wrap(file);
    view.order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = view.getInt(4);
    int entries = view.getShort(directory);
    int end = directory + 2 + 12 * entries;
    int next = view.getInt(end);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if ((view.getShort(entry) & 0xffff) == SOFTWARE) {
        view.putShort(entry, (short) tag).putShort(entry + 2, (short) 4).putInt(entry + 4, 1);
        view.putInt(entry + 8, next);
        view.putInt(end, chain ? next : 0);
        return file;
      }
    }
    throw new AssertionError("no tag that could be replaced");
  }

  @Test
  void a_camera_hides_the_whole_one_below_the_small_one() throws IOException {
    byte[] file = withTag(file(Page.of(16, SMALLER), Page.of(96, 0)), SUB_DIRECTORIES, false);
    assertThat(Refusal.of(file)).startsWith("It is a camera RAW file");
  }

  @ParameterizedTest
  @ValueSource(ints = {271, 50706})
  void a_camera_or_dng_says_so(int tag) throws IOException {
    assertThat(Refusal.of(withTag(file(Page.of(16, SMALLER)), tag, false)))
        .startsWith("It is a camera RAW file");
  }

  @Test
  void small_versions_below_a_whole_one_do_not_matter() throws IOException {
    Page whole = Page.of(96, 0);
    byte[] file = withTag(file(whole, Page.of(16, SMALLER)), SUB_DIRECTORIES, false);
    assertThat(PhotoDecoder.decode(file).pixels()).isEqualTo(pixels(whole.picture()));
  }

  @Test
  void a_chain_that_bites_its_tail_ends() throws IOException {
    Page small = Page.of(16, SMALLER);
    byte[] file = file(small);
    ByteBuffer view = ByteBuffer.wrap(file);
    view.order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = view.getInt(4);
    view.putInt(directory + 2 + 12 * view.getShort(directory), directory);
    assertThat(PhotoDecoder.decode(file).pixels()).isEqualTo(pixels(small.picture()));
  }

  @Test
  void a_whole_one_that_is_cut_off_is_not_replaced_by_the_small_one() throws IOException {
    byte[] file = file(Page.of(16, SMALLER), Page.of(96, 0));
    assertThat(Refusal.of(java.util.Arrays.copyOf(file, file.length - 60))).contains("cut off");
  }
}
