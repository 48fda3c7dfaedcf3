package graft.app.cli;

import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.Backbones;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code graft backbones}: the backbones at hand. */
@Command(
    name = "backbones",
    description = "Lists the pretrained networks at hand.",
    mixinStandardHelpOptions = true)
final class BackbonesCommand implements Callable<Integer> {
  private final Terminal terminal;

  BackbonesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (BackboneCard card : Backbones.embedded()) {
      terminal
          .out()
          .println(
              "%s%s"
                  .formatted(
                      card.name(), card.name().equals(Backbones.STANDARD) ? " (default)" : ""));
      terminal
          .out()
          .println(
              "  %s, %d features, photos at %d pixels (or one of %s)"
                  .formatted(
                      card.title(),
                      card.features(),
                      card.sizes().standard(),
                      card.sizes().allowed()));
      terminal
          .out()
          .println(
              "  ImageNet top-1 %s %%, %s, %s"
                  .formatted(
                      card.provenance().top1Percent(),
                      card.provenance().licence(),
                      card.provenance().paper()));
    }
    return Graft.DONE;
  }
}
