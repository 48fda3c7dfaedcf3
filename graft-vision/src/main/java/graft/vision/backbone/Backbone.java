package graft.vision.backbone;

import graft.core.hash.Hash;
import java.nio.ByteBuffer;

/**
 * A backbone at hand: its card and the bytes of its ONNX file, which fit together.
 *
 * <p>Immutable. The bytes lie outside the Java heap, once; all readers share them.
 */
public final class Backbone {
  private final BackboneCard card;
  private final ByteBuffer onnx;

  private Backbone(BackboneCard card, ByteBuffer onnx) {
    this.card = card;
    this.onnx = onnx;
  }

  /**
   * A backbone from a card and the bytes of an ONNX file, which are copied.
   *
   * @throws IllegalArgumentException if the card describes another file
   */
  public static Backbone of(BackboneCard card, byte[] file) {
    Hash expected = card.sha256();
    Hash got = Hash.of(file);
    if (!got.equals(expected)) {
      throw new IllegalArgumentException(
          "%s (%d bytes) must be the file that the card of %s describes, SHA-256 %s, got %s"
              .formatted(card.file(), file.length, card.name(), expected.hex(), got.hex()));
    }
    return new Backbone(card, ByteBuffer.allocateDirect(file.length).put(file).flip());
  }

  /** The same net with other weights, whose bytes are copied. */
  public Backbone withWeights(byte[] file) {
    return of(card.withWeights(Hash.of(file)), file);
  }

  public BackboneCard card() {
    return card;
  }

  /**
   * The ONNX file: {@code card.tensors().input()} float32 (n, 3, height, width), normalised, to
   * {@code card.tensors().features()} float32 (n, features).
   *
   * @return a read-only direct buffer of its own position and limit
   */
  public ByteBuffer onnx() {
    return onnx.asReadOnlyBuffer();
  }

  @Override
  public String toString() {
    return card.name();
  }
}
