package graft.app.cli;

import graft.app.backbone.OnnxOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** What can be said of an ONNX file that becomes a backbone. */
final class OnnxFileOptions {
  @Option(
      names = "--preprocessing",
      paramLabel = "NAME",
      description =
          "How the ONNX file wants its pixels: imagenet, half (-1 to 1), unit (0 to 1), none (0 to"
              + " 255), caffe, clip (default: what files beside it say, else a guess).")
  private String preprocessing = "";

  @Option(
      names = "--mean",
      paramLabel = "R,G,B",
      split = ",",
      description = "The same in numbers, for pixels from 0 to 1: their mean.")
  private List<Double> mean = List.of();

  @Option(names = "--std", paramLabel = "R,G,B", split = ",", description = "And their deviation.")
  private List<Double> std = List.of();

  @Option(
      names = "--feature",
      paramLabel = "TENSOR",
      description =
          "The ONNX file's tensor that holds the features (default: the input of its classifier).")
  private String feature = "";

  OnnxOptions options() {
    return OnnxOptions.of(preprocessing, mean, std, feature);
  }
}
