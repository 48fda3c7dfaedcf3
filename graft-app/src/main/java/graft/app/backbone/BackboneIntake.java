package graft.app.backbone;

import graft.core.error.UserError;
import graft.core.words.Sentence;
import graft.train.intake.Candidate;
import graft.train.intake.Candidate.Found;
import graft.train.intake.Candidate.Origin;
import graft.train.intake.FeatureStatistics;
import graft.train.intake.Intake;
import graft.train.intake.Intake.Wishes;
import graft.vision.backbone.Backbone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a backbone of a person's ONNX file, and says what was found and chosen. */
public final class BackboneIntake {
  /** Photos whose features differ by less, as a share of their size, look all the same. */
  private static final double LEAST_DIFFERENCE = 1e-4;

  private BackboneIntake() {}

  /**
   * A file and what is known of it.
   *
   * @param file the network
   * @param name of the backbone; empty to take the file's
   * @param size of the square in pixels; empty for what the network likes
   * @param options what the person says
   * @param licence SPDX identifier, or unknown
   */
  public record Order(
      Path file,
      Optional<String> name,
      Optional<Integer> size,
      OnnxOptions options,
      String licence) {}

  /**
   * What came of it.
   *
   * @param backbone ready to be used
   * @param told what a person should know
   */
  public record Taken(Backbone backbone, List<Sentence> told) {
    public Taken {
      told = List.copyOf(told);
    }
  }

  /**
   * Looks at the file and tries it on a few photos.
   *
   * @throws UserError if no backbone can be made of it
   */
  public static Taken take(Order order, FewPhotos photos) {
    PreprocessorFile beside = PreprocessorFile.beside(order.file());
    List<Integer> sizes =
        Stream.concat(order.size().stream(), beside.sizes().stream()).distinct().toList();
    Candidate candidate =
        Intake.of(order.file(), new Wishes(order.options().feature(), sizes), photos);
    Prepared prepared = prepared(candidate, order.options(), beside);
    check(order.file(), prepared, candidate);
    Origin origin =
        new Origin(
            order.file().getFileName().toString(),
            order.licence(),
            "file %s, SHA-256 %s".formatted(order.file().getFileName(), candidate.source().hex()));
    String name = order.name().orElseGet(() -> name(order.file()));
    List<Sentence> told = new ArrayList<>();
    told.add(found(order.file(), candidate.found()));
    told.addAll(prepared.told());
    return new Taken(candidate.backbone(name, prepared.how(), origin), told);
  }

  private static Prepared prepared(
      Candidate candidate, OnnxOptions options, PreprocessorFile beside) {
    if (options.preprocessing().isPresent()) {
      return Prepared.said(candidate, options.preprocessing().get(), "intake.prepared.said", "");
    }
    if (beside.preprocessing().isPresent()) {
      return Prepared.said(
          candidate,
          beside.preprocessing().get(),
          "intake.prepared.file",
          beside.file().map(Path::toString).orElse(""));
    }
    return ImageMetadata.preprocessing(candidate.metadata())
        .map(how -> Prepared.said(candidate, how, "intake.prepared.metadata", ""))
        .orElseGet(() -> Prepared.guessed(candidate));
  }

  private static void check(Path file, Prepared prepared, Candidate candidate) {
    FeatureStatistics seen = prepared.statistics();
    if (!seen.finite()) {
      throw new UserError(
          "%s must give numbers for every photo, but its features \"%s\" are not finite with pixels prepared as %s. Prepare them in another way (--preprocessing), or name another tensor (--feature)"
              .formatted(file, candidate.found().feature(), prepared.how().name()));
    }
    if (!(seen.difference() > LEAST_DIFFERENCE)) {
      throw new UserError(
          "%s must give other features for other photos, but \"%s\" is the same for all of %d (they differ by %s %% of their size). Prepare pixels in another way (--preprocessing, now %s), or name another tensor (--feature)"
              .formatted(
                  file,
                  candidate.found().feature(),
                  seen.photos(),
                  Prepared.number(100 * seen.difference()),
                  prepared.how().name()));
    }
  }

  private static Sentence found(Path file, Found found) {
    return Sentence.of(key(found))
        .with("file", file)
        .with("input", found.input())
        .with("layout", found.layout())
        .with("size", found.sizes().standard())
        .with("multiple", found.sizes().multiple())
        .with("features", found.features())
        .with("tensor", found.feature())
        .with("pooling", found.pooling())
        .with("classifier", found.classifier().orElse(""))
        .with("cuts", found.cuts());
  }

  private static String key(Found found) {
    boolean one = found.sizes().allowed().size() == 1;
    if (found.classifier().isPresent()) {
      return one ? "intake.found" : "intake.found.sizes";
    }
    return one ? "intake.found.headless" : "intake.found.headless.sizes";
  }

  /** The file's name; that of its folder where it is called model, as downloads are. */
  public static String name(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    String name = stem(whole);
    Path folder = whole.getParent();
    while (name.matches("model(_.*)?|onnx") && folder != null && folder.getFileName() != null) {
      name = stem(folder);
      folder = folder.getParent();
    }
    String plain =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("^[^a-z0-9]+", "");
    return plain.isEmpty() ? "backbone" : plain;
  }

  private static String stem(Path path) {
    return path.getFileName().toString().replaceFirst("(?i)\\.onnx$", "");
  }
}
