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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The backbone of a run: one that came with Graft, one that was taken in, or one that is made of an
 * ONNX file for this run; and the size that it looks at.
 *
 * @param backbone itself
 * @param imageSize the side of the square in pixels
 * @param identity what tells it from others in a run's settings: its name, and the hash of its file
 *     where it did not come with Graft; where the photos choose, all that they choose from
 * @param embedded whether it came with Graft
 * @param candidates what the photos choose from, this one first; empty where a person named it
 */
record BackboneChoice(
    Backbone backbone,
    int imageSize,
    String identity,
    boolean embedded,
    List<BackboneCandidate> candidates) {
  BackboneChoice {
    candidates = List.copyOf(candidates);
  }

  /** One that is no longer to be chosen. */
  BackboneChoice(Backbone backbone, int imageSize, String identity, boolean embedded) {
    this(backbone, imageSize, identity, embedded, List.of());
  }

  /** The same with fewer to choose from, or none. */
  BackboneChoice among(List<BackboneCandidate> left) {
    return new BackboneChoice(backbone, imageSize, identity, embedded, left);
  }

  /**
   * What the settings name; where they leave it to the photos, the one that those are looked at
   * with first.
   *
   * @throws UserError if there is none, or no backbone can be made of the file, or it cannot look
   *     at the size that is wanted
   */
  static BackboneChoice of(TuneSettings settings, RunListener listener) {
    TuneSettings.Image image = settings.image();
    boolean auto = image.backbone().equals(TuneSettings.Image.AUTO);
    if (!auto && isFile(image.backbone())) {
      return named(fromFile(settings, listener), false, image);
    }
    if (image.onnx().any()) {
      throw new UserError(
          "--preprocessing, --mean, --std and --feature are for an ONNX file (--backbone FILE.onnx), but %s"
              .formatted(
                  auto
                      ? "auto compares backbones whose cards say so"
                      : image.backbone() + " has a card that says so"));
    }
    return auto ? first(image, listener) : byName(image);
  }

  private static BackboneChoice byName(TuneSettings.Image image) {
    if (isEmbedded(image.backbone())) {
      return named(Backbones.byName(image.backbone()), true, image);
    }
    UserBackbones own = taken();
    if (!own.has(image.backbone())) {
      throw none(image.backbone(), own);
    }
    return named(own.byName(image.backbone()), false, image);
  }

  private static BackboneChoice first(TuneSettings.Image image, RunListener listener) {
    List<BackboneCandidate> all = BackboneCandidate.all(image, listener::note);
    String identity =
        all.stream()
            .map(one -> one.identity() + "-" + one.imageSize())
            .collect(Collectors.joining(",", TuneSettings.Image.AUTO + "(", ")"));
    BackboneChoice first = all.getFirst().choice();
    return new BackboneChoice(first.backbone(), first.imageSize(), identity, first.embedded(), all);
  }

  /** The backbones that the person has taken in. */
  static UserBackbones taken() {
    return new UserBackbones(BackboneFolder.of(System.getenv()));
  }

  static boolean isEmbedded(String name) {
    return Backbones.embedded().stream().anyMatch(card -> card.name().equals(name));
  }

  /**
   * What tells a backbone from others: its name, and its file's hash where it is a person's own.
   */
  static String identity(BackboneCard card, boolean embedded) {
    return embedded ? card.name() : card.name() + "@" + card.sha256().hex();
  }

  private static BackboneChoice named(
      Backbone backbone, boolean embedded, TuneSettings.Image image) {
    BackboneCard card = backbone.card();
    int size = card.requireSize(image.size().orElse(card.sizes().standard()));
    return new BackboneChoice(backbone, size, identity(card, embedded), embedded);
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
        "backbone must be one of %s, auto, or an ONNX file, got \"%s\" (--backbone)"
            .formatted(String.join(", ", names), name));
  }
}
