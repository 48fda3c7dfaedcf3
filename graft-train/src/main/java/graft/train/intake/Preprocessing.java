package graft.train.intake;

import graft.core.error.UserError;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a network wants its pixels.
 *
 * @param name what people call it
 * @param normalisation of red, green and blue, on the scale of 0 to 255
 * @param blueFirst whether the channels go in as blue, green, red
 */
public record Preprocessing(String name, Normalisation normalisation, boolean blueFirst) {
  private static final float FULL = 255;

  /**
   * Those that networks were trained with, by the names of docs/backbones.md.
   *
   * <p>imagenet: torchvision and most of timm. half: -1 to 1, Keras' "tf" and most ViTs. unit: 0 to
   * 1. none: 0 to 255, networks that scale inside. caffe: Keras' VGG and ResNet50. clip: OpenAI's.
   */
  public static final List<Preprocessing> KNOWN =
      List.of(
          ofUnit("imagenet", List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)),
          ofUnit("half", List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5)),
          ofUnit("unit", List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)),
          new Preprocessing(
              "none", new Normalisation(List.of(0f, 0f, 0f), List.of(1f, 1f, 1f)), false),
          new Preprocessing(
              "caffe",
              new Normalisation(List.of(123.68f, 116.779f, 103.939f), List.of(1f, 1f, 1f)),
              true),
          ofUnit(
              "clip",
              List.of(0.48145466, 0.4578275, 0.40821073),
              List.of(0.26862954, 0.26130258, 0.27577711)));

  /**
   * Mean and deviation of pixels from 0 to 1, as torchvision, timm and Hugging Face write them.
   *
   * @throws IllegalArgumentException if they are not three numbers each, in their range
   */
  public static Preprocessing ofUnit(String name, List<Double> mean, List<Double> std) {
    return new Preprocessing(name, new Normalisation(scaled(mean), scaled(std)), false);
  }

  /**
   * One of {@link #KNOWN}.
   *
   * @throws UserError naming them if there is none of this name
   */
  public static Preprocessing named(String name) {
    return KNOWN.stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "preprocessing must be one of %s, got \"%s\" (--preprocessing). Other numbers are given by --mean and --std"
                        .formatted(
                            KNOWN.stream()
                                .map(Preprocessing::name)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  private static List<Float> scaled(List<Double> values) {
    return values.stream().map(value -> (float) (value * FULL)).toList();
  }
}
