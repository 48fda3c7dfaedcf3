package graft.app.cli;

import graft.core.words.Sentence;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.Backbones;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code graft backbones}: the backbones at hand. */
@Command(
    name = "backbones",
    description = "Lists the pretrained networks at hand.",
    mixinStandardHelpOptions = true)
final class BackbonesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private LanguageOption language = new LanguageOption();

  BackbonesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (BackboneCard card : Backbones.embedded()) {
      List<String> lines = told(card).stream().map(language.words()::say).toList();
      terminal.out().println(lines.getFirst());
      lines.stream().skip(1).forEach(line -> terminal.out().println("  " + line));
    }
    return Graft.DONE;
  }

  private static List<Sentence> told(BackboneCard card) {
    boolean standard = card.name().equals(Backbones.STANDARD);
    return List.of(
        Sentence.of(standard ? "backbones.standard" : "backbones.other").with("name", card.name()),
        Sentence.of("backbones.shape")
            .with("title", card.title())
            .with("features", card.features())
            .with("size", card.sizes().standard())
            .with("sizes", card.sizes().allowed()),
        Sentence.of("backbones.origin")
            .with("top1", card.provenance().top1Percent())
            .with("licence", card.provenance().licence())
            .with("paper", card.provenance().paper()));
  }
}
