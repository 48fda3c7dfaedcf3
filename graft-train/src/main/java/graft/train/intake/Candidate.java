package graft.train.intake;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import graft.core.error.UserError;
import graft.core.hash.Hash;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard;
import graft.vision.backbone.BackboneCard.Provenance;
import graft.vision.backbone.BackboneCard.Recipe;
import graft.vision.backbone.BackboneCard.Tensors;
import graft.vision.pass.GraphException;
import graft.vision.pass.GraphProbe;
import graft.vision.pass.GraphProbe.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What would become a backbone; how its pixels are prepared is still to be chosen. */
public final class Candidate {
  private static final Recipe UNKNOWN = new Recipe("unknown", 0, 0, 0, 0, 0, 0, "unknown");

  private final OnnxFile file;
  private final Standardised standard;
  private final Features features;
  private final SizeRange range;
  private final Trials trials;

  Candidate(
      OnnxFile file, Standardised standard, Features features, SizeRange range, Trials trials) {
    this.file = file;
    this.standard = standard;
    this.features = features;
    this.range = range;
    this.trials = trials;
  }

  /**
   * What was found, for people.
   *
   * @param input the name of the picture's input in the file
   * @param layout NCHW or NHWC
   * @param feature the tensor that was taken
   * @param classifier the operator that was cut off; empty where the file has none
   * @param pooling how the vector came about
   * @param features its length
   * @param sizes sides of the square in pixels
   * @param cuts places to cut at
   * @param scalesInside whether the network begins with arithmetic on its pixels
   */
  public record Found(
      String input,
      String layout,
      String feature,
      Optional<String> classifier,
      String pooling,
      int features,
      BackboneCard.Sizes sizes,
      int cuts,
      boolean scalesInside) {}

  public Found found() {
    return new Found(
        standard.picture().name(),
        standard.picture().layout().name(),
        features.found().tensor(),
        features.found().classifier(),
        features.vector().pooling(),
        features.length(),
        range.sizes(),
        range.cuts().size(),
        scalesInside());
  }

  /** Whether the first thing that happens to the pixels is a sum or a product with constants. */
  private boolean scalesInside() {
    Wiring wiring = standard.draft().wiring();
    return standard.draft().graph().getNodeList().stream()
        .filter(node -> !wiring.liveInputs(node).isEmpty())
        .filter(node -> !node.getOpType().matches("Transpose|Cast|Identity"))
        .findFirst()
        .filter(node -> node.getOpType().matches("Sub|Div|Mul|Add|BatchNormalization"))
        .isPresent();
  }

  /** The hash of the file, and of those that hold its weights. */
  public Hash source() {
    return file.sha256();
  }

  /** What the file says of itself: its metadata. */
  public Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    file.model().getMetadataPropsList().forEach(e -> metadata.put(e.getKey(), e.getValue()));
    return metadata;
  }

  /** The features of the few photos, prepared in a way. */
  public FeatureStatistics statistics(Preprocessing how) {
    int size = range.sizes().standard();
    List<float[]> vectors = new ArrayList<>();
    List<float[]> classes = new ArrayList<>();
    try (GraphProbe probe = features.draft().probe()) {
      for (float[] input : trials.inputs(size, how)) {
        Map<String, Tensor> made = probe.run(input, 1, 3, size, size);
        made.forEach(
            (name, tensor) ->
                (name.equals(features.vector().tensor()) ? vectors : classes).add(tensor.values()));
      }
    } catch (GraphException e) {
      throw features.draft().refused(e);
    }
    return FeatureStatistics.of(vectors, classes);
  }

  /**
   * The backbone.
   *
   * @param name what the user types
   * @param origin where the file came from and on which terms
   * @throws UserError if its features are of no use on the few photos
   */
  public Backbone backbone(String name, Preprocessing how, Origin origin) {
    byte[] onnx = Finish.bytes(features.draft(), features.vector().tensor(), how, file.sha256());
    BackboneCard card =
        new BackboneCard(
            name,
            origin.title(),
            name + ".onnx",
            Hash.of(onnx),
            new Tensors(
                features.draft().input(), features.vector().tensor(), features.vector().pooling()),
            features.length(),
            range.sizes(),
            how.normalisation(),
            range.cuts(),
            UNKNOWN,
            new Provenance(0, parameters(), origin.licence(), origin.source(), "unknown"));
    return Backbone.of(card, onnx);
  }

  /**
   * Where a file came from.
   *
   * @param title for people
   * @param licence SPDX identifier, or unknown
   * @param source of the weights
   */
  public record Origin(String title, String licence, String source) {}

  private long parameters() {
    Draft kept = features.draft().until(List.of(features.vector().tensor()));
    return kept.graph().getInitializerList().stream()
        .filter(w -> w.getDataType() != DataType.INT64.getNumber())
        .mapToLong(Candidate::size)
        .sum();
  }

  private static long size(TensorProto tensor) {
    return tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s, %s", file.path(), found());
  }
}
