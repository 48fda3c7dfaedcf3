package graft.app.job;

import graft.app.backbone.BackboneFolder;
import graft.app.backbone.BackboneIntake;
import graft.app.backbone.BackboneIntake.Order;
import graft.app.backbone.BackboneIntake.Taken;
import graft.app.backbone.FewPhotos;
import graft.app.backbone.OnnxOptions;
import graft.core.error.UserError;
import graft.core.file.AtomicFile;
import graft.core.photos.PhotoSource;
import graft.core.words.Sentence;
import graft.predict.pixels.Fit;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.CardWriter;
import graft.vision.backbone.UserBackbones;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Takes an ONNX file in among a person's backbones. */
public final class AddBackboneJob {
  private static final String NAMES = "[a-z0-9][a-z0-9._-]*";

  private final Settings settings;
  private final UserBackbones shelf;

  private AddBackboneJob(Settings settings, UserBackbones shelf) {
    this.settings = settings;
    this.shelf = shelf;
  }

  /**
   * What is to be done.
   *
   * @param file the network
   * @param name of the backbone; empty to take the file's
   * @param photos a folder to try it on; empty for drawn leaves
   * @param size of the square in pixels, where the network takes several; empty for what it likes
   * @param options what the person says of the file
   * @param licence SPDX identifier, or unknown
   * @param overwrite whether one of that name is replaced
   */
  public record Settings(
      Path file,
      Optional<String> name,
      Optional<Path> photos,
      Optional<Integer> size,
      OnnxOptions options,
      String licence,
      boolean overwrite) {}

  /**
   * Takes the file in.
   *
   * @param environment says where
   * @param told hears what was found and chosen
   * @return the card of the new backbone
   * @throws UserError if that cannot be done
   */
  public static BackboneCard run(
      Settings settings,
      Map<String, String> environment,
      Consumer<Sentence> told,
      BooleanSupplier interrupted) {
    UserBackbones shelf = new UserBackbones(BackboneFolder.of(environment));
    return new AddBackboneJob(settings, shelf).run(told, interrupted);
  }

  private BackboneCard run(Consumer<Sentence> told, BooleanSupplier interrupted) {
    String name = checked(settings.name().orElseGet(() -> BackboneIntake.name(settings.file())));
    FewPhotos photos =
        settings
            .photos()
            .map(folder -> FewPhotos.of(PhotoSource.of(folder), Fit.SQUASH, interrupted))
            .orElseGet(FewPhotos::drawn);
    Taken taken =
        BackboneIntake.take(
            new Order(
                settings.file(),
                Optional.of(name),
                settings.size(),
                settings.options(),
                settings.licence()),
            photos);
    taken.told().forEach(told);
    if (settings.photos().isEmpty()) {
      told.accept(Sentence.of("intake.drawn"));
    }
    write(taken.backbone());
    told.accept(Sentence.of("backbones.added").with("name", name).with("folder", shelf.folder()));
    return taken.backbone().card();
  }

  private String checked(String name) {
    if (!name.matches(NAMES) || name.endsWith(".onnx")) {
      throw new UserError(
          "name must be of lower-case letters, digits, dots, dashes and underscores, and not end in .onnx, got \"%s\" (--name)"
              .formatted(name));
    }
    if (BackboneChoice.isEmbedded(name) || name.equals(TuneSettings.Image.AUTO)) {
      throw new UserError(
          "name must not be auto, nor that of a backbone that comes with Graft, got %s: name another (--name)"
              .formatted(name));
    }
    if (shelf.has(name) && !settings.overwrite()) {
      throw new UserError(
          "name must be a new one, but there is a backbone %s in %s already: name another (--name), or replace it (--overwrite)"
              .formatted(name, shelf.folder()));
    }
    return name;
  }

  /** The card last: a backbone is there once its card is. */
  private void write(Backbone backbone) {
    BackboneCard card = backbone.card();
    Path folder = shelf.folder();
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(card.name() + ".properties"));
      AtomicFile.write(folder.resolve(card.file()), backbone.onnx());
      String text =
          CardWriter.text(
              card,
              List.of(
                  "%s, taken in by graft backbones add. docs/backbones.md explains the keys."
                      .formatted(card.title()),
                  "The file beside this card is not the one that was taken in: its classifier is"
                      + " cut off.",
                  "How pixels are prepared is part of that file's hash: take it in again to change"
                      + " it."));
      AtomicFile.write(
          folder.resolve(card.name() + ".properties"),
          ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw WriteFailure.of("The folder of backbones", folder, "$GRAFT_HOME", e);
    }
  }
}
