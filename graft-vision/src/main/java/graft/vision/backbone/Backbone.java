package graft.vision.backbone;

import graft.core.hash.Hash;

/** A backbone: its card and its ONNX file, checked against the card's hash. */
public final class Backbone {
  private final BackboneCard card;
  private final byte[] onnx;

  Backbone(BackboneCard card, byte[] onnx) {
    Hash hash = Hash.of(onnx);
    if (!hash.equals(card.sha256())) {
      throw new IllegalStateException(
          "The file of %s must have the hash %s of its card, got %s: the installation is damaged,"
                  .formatted(card.name(), card.sha256().hex(), hash.hex())
              + " build it again (mvn clean package)");
    }
    this.card = card;
    this.onnx = onnx;
  }

  public BackboneCard card() {
    return card;
  }

  /** The ONNX file; callers read it and never write to it. */
  public byte[] onnx() {
    return onnx;
  }
}
