package graft.app.cli;

import graft.app.backbone.BackboneFolder;
import graft.core.words.Sentence;
import graft.core.words.Words;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.Backbones;
import graft.vision.backbone.UserBackbones;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code graft backbones}: the backbones at hand. */
@Command(
    name = "backbones",
    description = "Lists the pretrained networks at hand; 'add FILE.onnx' takes in another.",
    mixinStandardHelpOptions = true,
    subcommands = AddBackboneCommand.class)
final class BackbonesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private LanguageOption language = new LanguageOption();

  BackbonesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Words words = language.words();
    Backbones.embedded().forEach(card -> print(card, words, terminal.out()));
    UserBackbones own = new UserBackbones(BackboneFolder.of(System.getenv()));
    for (UserBackbones.Entry entry : own.entries()) {
      entry.card().ifPresent(card -> print(card, words, terminal.out()));
      if (entry.card().isEmpty()) {
        Sentence broken =
            Sentence.of("backbones.broken")
                .with("name", entry.name())
                .with("folder", own.folder())
                .with("fault", entry.fault());
        terminal.err().println(Text.oneLine(words.say(broken)));
      }
    }
    return Graft.DONE;
  }

  /** A card in three lines. */
  static void print(BackboneCard card, Words words, PrintWriter out) {
    List<String> lines = told(card).stream().map(words::say).map(Text::oneLine).toList();
    out.println(lines.getFirst());
    lines.stream().skip(1).forEach(line -> out.println("  " + line));
  }

  private static List<Sentence> told(BackboneCard card) {
    boolean standard = card.name().equals(Backbones.STANDARD);
    boolean embedded = card.provenance().top1Percent() > 0;
    return List.of(
        Sentence.of(standard ? "backbones.standard" : "backbones.other").with("name", card.name()),
        Sentence.of(card.sizes().allowed().size() == 1 ? "backbones.shape.one" : "backbones.shape")
            .with("title", card.title())
            .with("features", card.features())
            .with("size", card.sizes().standard())
            .with("sizes", card.sizes().allowed()),
        embedded ? origin(card) : taken(card));
  }

  private static Sentence origin(BackboneCard card) {
    return Sentence.of("backbones.origin")
        .with("top1", card.provenance().top1Percent())
        .with("licence", card.provenance().licence())
        .with("paper", card.provenance().paper());
  }

  private static Sentence taken(BackboneCard card) {
    return Sentence.of("backbones.taken")
        .with("parameters", String.format(Locale.ROOT, "%,d", card.provenance().parameters()))
        .with("licence", card.provenance().licence())
        .with("mean", card.normalisation().mean())
        .with("std", card.normalisation().std());
  }
}
