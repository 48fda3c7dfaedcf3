package graft.app.cli;

import graft.app.job.AddBackboneJob;
import graft.core.words.Sentence;
import graft.core.words.Words;
import graft.vision.backbone.BackboneCard;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graft backbones add FILE.onnx}. */
@Command(
    name = "add",
    description = {
      "Takes in an image network that you have as ONNX, so that --backbone NAME finds it.",
      "Finds where pictures go in and where features come out, tries both on a few photos, and"
          + " writes a card. docs/backbones.md says how networks are written as ONNX."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AddBackboneCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE.onnx", description = "The network.")
  private Path file = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it (default: the file's name).")
  private @Nullable String name;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description =
          "A folder with one folder of photos a class, to try it on (default: drawn leaves).")
  private @Nullable Path photos;

  @Option(
      names = "--image-size",
      paramLabel = "N",
      description = "Side of the square in pixels, where the network takes any.")
  private @Nullable Integer imageSize;

  @Mixin private OnnxFileOptions onnx = new OnnxFileOptions();

  @Option(
      names = "--licence",
      paramLabel = "SPDX",
      description = "Of the weights, for the card and the models made with it.")
  private String licence = "unknown";

  @Option(names = "--overwrite", description = "Replace the one of that name.")
  private boolean overwrite;

  @Mixin private LanguageOption language = new LanguageOption();

  AddBackboneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (imageSize != null) {
      RunOptions.atLeastOne(imageSize, "image size", "--image-size");
    }
    Words words = language.words();
    BackboneCard card =
        AddBackboneJob.run(
            new AddBackboneJob.Settings(
                file,
                Optional.ofNullable(name),
                Optional.ofNullable(photos),
                Optional.ofNullable(imageSize),
                onnx.options(),
                licence,
                overwrite),
            System.getenv(),
            sentence -> terminal.err().println(said(words, sentence)),
            () -> false);
    BackbonesCommand.print(card, words, terminal.out());
    return Graft.DONE;
  }

  private static String said(Words words, Sentence sentence) {
    return Text.oneLine(words.say(sentence));
  }
}
