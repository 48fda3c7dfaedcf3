package graft.core.keras;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the networks of keras.applications expect of a pixel (keras.applications.imagenet_utils and
 * each network's own page).
 */
enum Backbone {
  /** From -1 to 1. */
  SIGNED(
      "keras.rescale.signed",
      List.of(
          "MobileNet",
          "MobileNetV2",
          "InceptionV3",
          "InceptionResNetV2",
          "Xception",
          "NASNetMobile",
          "NASNetLarge",
          "ResNet50V2",
          "ResNet101V2",
          "ResNet152V2"),
      List.of(
          "mobilenet",
          "mobilenet_v2",
          "inception_v3",
          "inception_resnet_v2",
          "xception",
          "nasnet",
          "resnet_v2")),

  /** Blue, green, red, from 0 to 255, less ImageNet's mean. */
  CAFFE(
      "keras.rescale.caffe",
      List.of("VGG16", "VGG19", "ResNet50", "ResNet101", "ResNet152"),
      List.of("vgg16", "vgg19", "resnet", "resnet50")),

  /** From 0 to 1, then by ImageNet's mean and deviation. */
  TORCH(
      "keras.rescale.torch",
      List.of("DenseNet121", "DenseNet169", "DenseNet201"),
      List.of("densenet")),

  /** From 0 to 255; the network scales them itself. */
  OWN(
      "keras.rescale.own",
      List.of(
          "EfficientNetB0",
          "EfficientNetB1",
          "EfficientNetB2",
          "EfficientNetB3",
          "EfficientNetB4",
          "EfficientNetB5",
          "EfficientNetB6",
          "EfficientNetB7",
          "EfficientNetV2B0",
          "EfficientNetV2B1",
          "EfficientNetV2B2",
          "EfficientNetV2B3",
          "EfficientNetV2S",
          "EfficientNetV2M",
          "EfficientNetV2L",
          "MobileNetV3Small",
          "MobileNetV3Large",
          "ConvNeXtTiny",
          "ConvNeXtSmall",
          "ConvNeXtBase",
          "ConvNeXtLarge",
          "ConvNeXtXLarge"),
      List.of("efficientnet", "efficientnet_v2", "mobilenet_v3", "convnext"));

  private final String rescaled;
  private final List<String> networks;
  private final List<String> modules;

  Backbone(String rescaled, List<String> networks, List<String> modules) {
    this.rescaled = rescaled;
    this.networks = networks;
    this.modules = modules;
  }

  /** The key of what happens when it is given pixels from 0 to 1. */
  String rescaled() {
    return rescaled;
  }

  /** The kind of a network, or nothing where the function makes none that is known. */
  static Optional<Backbone> ofNetwork(String function) {
    return Arrays.stream(values()).filter(b -> b.networks.contains(function)).findFirst();
  }

  /** The kind that a preprocessing function is made for, by the module in its path. */
  static Optional<Backbone> ofPreprocessing(String path) {
    String[] parts = path.split("\\.", -1);
    boolean named = parts.length > 1 && parts[parts.length - 1].equals("preprocess_input");
    return named
        ? Arrays.stream(values())
            .filter(b -> b.modules.contains(parts[parts.length - 2]))
            .findFirst()
        : Optional.empty();
  }
}
