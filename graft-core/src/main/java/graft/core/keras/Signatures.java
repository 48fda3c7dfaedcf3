package graft.core.keras;

import java.util.List;
import java.util.Map;

/** The parameters of Keras' functions in their order, for arguments that go by position. */
final class Signatures {
  private static final Map<String, List<String>> PARAMETERS =
      Map.ofEntries(
          entry(
              KerasScript.GENERATOR,
              "featurewise_center samplewise_center featurewise_std_normalization"
                  + " samplewise_std_normalization zca_whitening zca_epsilon rotation_range"
                  + " width_shift_range height_shift_range brightness_range shear_range zoom_range"
                  + " channel_shift_range fill_mode cval horizontal_flip vertical_flip rescale"
                  + " preprocessing_function data_format validation_split interpolation_order"
                  + " dtype"),
          entry(
              KerasScript.FLOW,
              "directory target_size color_mode classes class_mode batch_size shuffle seed"
                  + " save_to_dir save_prefix save_format follow_links subset interpolation"
                  + " keep_aspect_ratio"),
          entry(
              KerasScript.DATASET,
              "directory labels label_mode class_names color_mode batch_size image_size shuffle"
                  + " seed validation_split subset interpolation follow_links"
                  + " crop_to_aspect_ratio pad_to_aspect_ratio"),
          entry(
              "Dense",
              "units activation use_bias kernel_initializer bias_initializer kernel_regularizer"
                  + " bias_regularizer activity_regularizer"),
          entry("Dropout", "rate noise_shape seed"),
          entry("compile", "optimizer loss metrics"),
          entry("fit", "x y batch_size epochs verbose callbacks validation_split validation_data"),
          entry(
              "fit_generator",
              "generator steps_per_epoch epochs verbose callbacks validation_data"),
          entry("EarlyStopping", "monitor min_delta patience"),
          entry("ReduceLROnPlateau", "monitor factor patience"),
          entry("CategoricalCrossentropy", "from_logits label_smoothing"),
          entry("CosineDecay", "initial_learning_rate decay_steps"),
          entry("ExponentialDecay", "initial_learning_rate decay_steps decay_rate"));

  /** Of all optimizers. */
  private static final List<String> OPTIMIZER = List.of("learning_rate");

  /** Of regularizers, by what they are called in both. */
  private static final Map<String, List<String>> REGULARIZERS =
      Map.of(
          "l1", List.of("l1"),
          "L1", List.of("l1"),
          "l2", List.of("l2"),
          "L2", List.of("l2"),
          "l1_l2", List.of("l1", "l2"),
          "L1L2", List.of("l1", "l2"));

  private Signatures() {}

  private static Map.Entry<String, List<String>> entry(String function, String parameters) {
    return Map.entry(function, List.of(parameters.split(" ", -1)));
  }

  /** The parameters of a function, none where it is not known. */
  static List<String> of(String function) {
    if (Optimizers.isOne(function)) {
      return OPTIMIZER;
    }
    return PARAMETERS.getOrDefault(function, REGULARIZERS.getOrDefault(function, List.of()));
  }
}
