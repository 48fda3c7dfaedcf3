package graft.app.job;

import graft.core.error.UserError;
import graft.core.words.Sentence;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Sizes;
import graft.vision.backbone.Backbones;
import graft.vision.backbone.UserBackbones;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A backbone that may be taken for a run, at one size.
 *
 * @param card its facts; the weights are read by {@link #choice}
 * @param imageSize the side of the square in pixels, one of the card's
 */
record BackboneCandidate(BackboneCard card, int imageSize) {
  /** Another size is smaller by at least this factor, or larger by that. */
  private static final double SMALLER = 0.8;

  private static final double LARGER = 1.3;

  /**
   * All that are at hand, the standard one first: at the size that was asked for, where their cards
   * allow it, else each at its own standard size.
   *
   * @param notes hears of those that cannot be used
   * @throws UserError if none can look at the size that was asked for
   */
  static List<BackboneCandidate> all(TuneSettings.Image image, Consumer<Sentence> notes) {
    UserBackbones own = BackboneChoice.taken();
    own.entries().stream()
        .filter(entry -> entry.card().isEmpty())
        .forEach(entry -> notes.accept(broken(entry, own)));
    List<BackboneCard> cards =
        Stream.concat(
                Backbones.embedded().stream(),
                own.cards().stream().filter(card -> !BackboneChoice.isEmbedded(card.name())))
            .sorted(Comparator.comparing(card -> !card.name().equals(Backbones.STANDARD)))
            .toList();
    List<BackboneCandidate> fitting =
        cards.stream()
            .map(card -> new BackboneCandidate(card, size(card, image)))
            .filter(one -> one.card().sizes().allowed().contains(one.imageSize()))
            .toList();
    if (fitting.isEmpty()) {
      throw new UserError(
          "image size must be one that a backbone at hand can look at, got %d; these can look at: %s (--image-size)"
              .formatted(image.size().orElse(0), sizes(cards)));
    }
    return fitting;
  }

  private static int size(BackboneCard card, TuneSettings.Image image) {
    return image.size().orElse(card.sizes().standard());
  }

  private static Sentence broken(UserBackbones.Entry entry, UserBackbones own) {
    return Sentence.of("backbones.broken")
        .with("name", entry.name())
        .with("folder", own.folder())
        .with("fault", entry.fault());
  }

  private static String sizes(List<BackboneCard> cards) {
    return cards.stream()
        .map(card -> card.name() + " " + card.sizes().allowed())
        .collect(Collectors.joining("; "));
  }

  /** The same backbone at the next size that is clearly smaller, and one that is clearly larger. */
  List<BackboneCandidate> besides() {
    Sizes sizes = card.sizes();
    List<BackboneCandidate> besides = new ArrayList<>();
    sizes.allowed().stream()
        .filter(size -> size <= SMALLER * imageSize)
        .max(Comparator.naturalOrder())
        .ifPresent(size -> besides.add(new BackboneCandidate(card, size)));
    sizes.allowed().stream()
        .filter(size -> size >= LARGER * imageSize)
        .min(Comparator.naturalOrder())
        .ifPresent(size -> besides.add(new BackboneCandidate(card, size)));
    return besides;
  }

  /**
   * The backbone with its weights.
   *
   * @throws UserError if its files are not those that were taken in
   */
  BackboneChoice choice() {
    Backbone backbone =
        isEmbedded() ? Backbones.byName(card.name()) : BackboneChoice.taken().byName(card.name());
    return new BackboneChoice(backbone, imageSize, identity(), isEmbedded());
  }

  /** What tells it from others: the name, and the hash of the file where it is a person's own. */
  String identity() {
    return BackboneChoice.identity(card, isEmbedded());
  }

  private boolean isEmbedded() {
    return BackboneChoice.isEmbedded(card.name());
  }

  /** Both in a word. */
  String asText() {
    return card.name() + " " + imageSize;
  }
}
