package graft.vision.backbone;

import graft.core.error.UserError;
import graft.core.hash.Hash;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The facts of a backbone, as its card gives them.
 *
 * @param name what the user types, such as {@code efficientnet-lite0}
 * @param title the same for people
 * @param file the ONNX file, beside the card
 * @param sha256 of the file's bytes
 * @param tensors what goes in and what comes out
 * @param features the length of a feature vector
 * @param sizes the sizes of the picture it can look at
 * @param normalisation how a channel value becomes a number
 * @param cuts where the graph may be cut in two, from the pixels to the features
 * @param recipe what the authors trained it with
 * @param provenance whose work it is and how good
 */
public record BackboneCard(
    String name,
    String title,
    String file,
    Hash sha256,
    Tensors tensors,
    int features,
    Sizes sizes,
    Normalisation normalisation,
    List<Cut> cuts,
    Recipe recipe,
    Provenance provenance) {

  public BackboneCard {
    require(name.matches("[a-z0-9][a-z0-9._-]*"), "name must be lower case without blanks", name);
    require(!file.isBlank() && !file.contains("/"), "file must be a file name", file);
    require(features >= 1, "features must be 1 or more", features);
    cuts = List.copyOf(cuts);
  }

  /**
   * Names of tensors in the graph.
   *
   * @param input the graph's input, float32 (n, 3, height, width)
   * @param features the graph's output, float32 (n, features)
   * @param pooling how the last activations became one vector, such as {@code average}
   */
  public record Tensors(String input, String features, String pooling) {
    public Tensors {
      require(!input.isBlank(), "input must be the name of a tensor", input);
      require(!features.isBlank(), "feature must be the name of a tensor", features);
    }
  }

  /**
   * Sizes of the square picture in pixels.
   *
   * @param allowed ascending
   * @param standard the size to take where nothing else is said; one of the allowed
   * @param trained the size that the authors trained at
   * @param multiple every allowed size is a multiple of this, so that the padding stays the same
   */
  public record Sizes(List<Integer> allowed, int standard, int trained, int multiple) {
    public Sizes {
      allowed = List.copyOf(allowed);
      require(multiple >= 1, "image.multiple must be 1 or more", multiple);
      require(trained >= 1, "image.native must be 1 or more", trained);
      require(allowed.contains(standard), "image.default must be one of " + allowed, standard);
      int last = 0;
      for (int size : allowed) {
        require(size > last, "image.sizes must ascend from above 0", allowed);
        require(size % multiple == 0, "image.sizes must be multiples of " + multiple, size);
        last = size;
      }
    }
  }

  /**
   * How a channel value of 0 to 255 becomes a number: (value - mean) / std in float32.
   *
   * @param mean of red, green and blue, on the scale of 0 to 255
   * @param std of red, green and blue, above 0, on the same scale
   */
  public record Normalisation(List<Float> mean, List<Float> std) {
    public Normalisation {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
      require(mean.size() == 3, "mean must be three numbers", mean);
      require(std.size() == 3, "std must be three numbers", std);
      require(mean.stream().allMatch(m -> m >= 0 && m <= 255), "mean must be in [0, 255]", mean);
      require(std.stream().allMatch(s -> s > 0 && s <= 255), "std must be in (0, 255]", std);
    }

    /** The grey that is nearest to the mean: what a backbone takes for nothing at all. */
    public int grey() {
      return Math.round((mean.get(0) + mean.get(1) + mean.get(2)) / 3);
    }
  }

  /**
   * A place where the graph may be cut in two: every path from the pixels to the features goes
   * through this tensor.
   *
   * @param tensor its name in the graph
   * @param channels its second dimension, where the picture may have any size
   * @param stride how many pixels of the picture's side one of its cells stands for; 0 where the
   *     shape is fixed
   * @param fixed the tensor's shape for one photo, where the picture has one size alone: such as
   *     (tokens, channels); else empty
   */
  public record Cut(String tensor, int channels, int stride, List<Integer> fixed) {
    public Cut {
      fixed = List.copyOf(fixed);
      require(!tensor.isBlank(), "cuts must name a tensor", tensor);
      require(channels >= 1, "cuts must have 1 channel or more", channels);
      require(stride >= 1 || !fixed.isEmpty(), "cuts must have a stride of 1 or more", stride);
      require(fixed.stream().allMatch(n -> n >= 1), "cuts must have sides of 1 or more", fixed);
    }

    /** A map of (channels, height, width) that grows with the picture. */
    public Cut(String tensor, int channels, int stride) {
      this(tensor, channels, stride, List.of());
    }

    /** A tensor of one shape. */
    public static Cut fixed(String tensor, List<Integer> shape) {
      return new Cut(tensor, shape.isEmpty() ? 0 : shape.getFirst(), 0, shape);
    }

    /** Its shape for one photo of this size, such as (channels, height, width). */
    public List<Long> shape(int imageSize) {
      if (!fixed.isEmpty()) {
        return fixed.stream().map(Integer::longValue).toList();
      }
      long side = imageSize / stride;
      return List.of((long) channels, side, side);
    }
  }

  /** What the authors trained the backbone with; a start for who unfreezes it. */
  public record Recipe(
      String optimizer,
      double learningRate,
      int batchSize,
      int epochs,
      double dropout,
      double weightDecay,
      double labelSmoothing,
      String augmentation) {}

  /**
   * Whose work it is and how good.
   *
   * @param top1Percent of ImageNet's validation photos that it gets right, as its authors say
   * @param parameters how many weights
   * @param licence SPDX identifier
   * @param source where the weights came from
   * @param paper where the net is described
   */
  public record Provenance(
      double top1Percent, long parameters, String licence, String source, String paper) {
    public Provenance {
      require(top1Percent >= 0 && top1Percent <= 100, "top1 must be a percentage", top1Percent);
      require(parameters >= 1, "parameters must be 1 or more", parameters);
    }
  }

  /** The card of the same net with other weights, whose file has this hash. */
  public BackboneCard withWeights(Hash file) {
    return new BackboneCard(
        name,
        title,
        this.file,
        file,
        tensors,
        features,
        sizes,
        normalisation,
        cuts,
        recipe,
        provenance);
  }

  /**
   * Returns the size when the backbone can look at pictures of it.
   *
   * @param pixels the side of the square
   * @throws UserError naming the sizes it can look at
   */
  public int requireSize(int pixels) {
    if (!sizes.allowed().contains(pixels)) {
      String allowed =
          sizes.allowed().stream().map(String::valueOf).collect(Collectors.joining(", "));
      throw new UserError(
          "image size must be one of %s for %s, got %d (--image-size)"
              .formatted(allowed, name, pixels));
    }
    return pixels;
  }

  private static void require(boolean holds, String rule, Object got) {
    if (!holds) {
      throw new IllegalArgumentException("%s, got %s".formatted(rule, got));
    }
  }
}
