package graft.app.job;

import graft.app.backbone.BackboneFolder;
import graft.app.backbone.BackboneIntake;
import graft.app.backbone.BackboneIntake.Order;
import graft.app.backbone.BackboneIntake.Taken;
import graft.app.backbone.FewPhotos;
import graft.core.error.UserError;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.Backbones;
import graft.vision.backbone.UserBackbones;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backbone of a run: one that came with Graft, one that was taken in, or one that is made of an
 * ONNX file for this run.
 *
 * @param backbone itself
 * @param identity what tells it from others in a run's settings: its name, and the hash of its file
 *     where it did not come with Graft
 * @param embedded whether it came with Graft
 */
record BackboneChoice(Backbone backbone, String identity, boolean embedded) {

  /**
   * What the settings name.
   *
   * @throws UserError if there is none, or no backbone can be made of the file
   */
  static BackboneChoice of(TuneSettings settings, RunListener listener) {
    TuneSettings.Image image = settings.image();
    if (isFile(image.backbone())) {
      return foreign(fromFile(settings, listener));
    }
    UserBackbones own = taken();
    if (image.onnx().any()) {
      throw new UserError(
          "--preprocessing, --mean, --std and --feature are for an ONNX file (--backbone FILE.onnx), but %s has a card that says so"
              .formatted(image.backbone()));
    }
    if (isEmbedded(image.backbone())) {
      return new BackboneChoice(Backbones.byName(image.backbone()), image.backbone(), true);
    }
    if (!own.has(image.backbone())) {
      throw none(image.backbone(), own);
    }
    return foreign(own.byName(image.backbone()));
  }

  /** The backbones that the person has taken in. */
  static UserBackbones taken() {
    return new UserBackbones(BackboneFolder.of(System.getenv()));
  }

  static boolean isEmbedded(String name) {
    return Backbones.embedded().stream().anyMatch(card -> card.name().equals(name));
  }

  private static BackboneChoice foreign(Backbone backbone) {
    String identity = backbone.card().name() + "@" + backbone.card().sha256().hex();
    return new BackboneChoice(backbone, identity, false);
  }

  private static Backbone fromFile(TuneSettings settings, RunListener listener) {
    TuneSettings.Image image = settings.image();
    FewPhotos photos =
        FewPhotos.of(
            settings.folders().photos(),
            image.fit().orElse(TuneSettings.Image.STANDARD_FIT),
            listener::interrupted);
    Taken taken =
        BackboneIntake.take(
            new Order(
                Path.of(image.backbone()), Optional.empty(), image.size(), image.onnx(), "unknown"),
            photos);
    taken.told().forEach(listener::note);
    return taken.backbone();
  }

  private static boolean isFile(String what) {
    try {
      return what.endsWith(".onnx")
          || what.contains("/")
          || what.contains("\\")
          || Files.isRegularFile(Path.of(what));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static UserError none(String name, UserBackbones own) {
    List<String> names =
        Stream.concat(Backbones.embedded().stream(), own.cards().stream())
            .map(BackboneCard::name)
            .toList();
    return new UserError(
        "backbone must be one of %s, or an ONNX file, got \"%s\" (--backbone)"
            .formatted(String.join(", ", names), name));
  }
}
