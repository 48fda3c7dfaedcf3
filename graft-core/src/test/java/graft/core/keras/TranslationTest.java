package graft.core.keras;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.keras.Remark.Kind;
import graft.core.python.Cell;
import graft.core.python.PythonScript;
import graft.core.words.Language;
import graft.core.words.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslationTest {
  private static final List<Integer> SIZES = List.of(160, 192, 224, 256, 288, 320);

  private static Translation of(String script) {
    KerasScript keras = KerasScript.of(PythonScript.read(List.of(Cell.file(script))));
    return Translation.of(keras, SIZES);
  }

  private static String options(Translation translation) {
    return translation.options().entrySet().stream()
        .map(e -> (e.getKey().option() + " " + e.getValue()).strip())
        .collect(Collectors.joining(" "));
  }

  /** Keys of the remarks of a kind, with their lines. */
  private static List<String> keys(Translation translation, Kind kind) {
    return translation.remarks().stream()
        .filter(remark -> remark.kind() == kind)
        .map(r -> r.sentence().key().replaceFirst("keras.", "") + ":" + r.place().line())
        .toList();
  }

  private static List<String> traps(String script) {
    return keys(of(script), Kind.TRAP);
  }

  private static final String FROZEN_NETWORK =
      """
      import os
      import tensorflow as tf
      from tensorflow.keras import layers, regularizers
      from tensorflow.keras.applications import MobileNetV2
      from tensorflow.keras.preprocessing.image import ImageDataGenerator

      ROOT = 'data/flowers'
      SHAPE = (224, 224)
      MOVES = dict(rotation_range=40, width_shift_range=0.2, height_shift_range=0.2)

      gen = ImageDataGenerator(rescale=1./255, shear_range=0.2, zoom_range=0.2,
                               horizontal_flip=True, fill_mode='nearest', **MOVES)
      plain = ImageDataGenerator(rescale=1./255)
      train = gen.flow_from_directory(os.path.join(ROOT, 'train'), target_size=SHAPE,
                                      batch_size=64, class_mode='categorical')
      held = plain.flow_from_directory(os.path.join(ROOT, 'validation'), target_size=SHAPE)

      base = MobileNetV2(input_shape=SHAPE + (3,), include_top=False)
      model = tf.keras.Sequential([
          base,
          layers.GlobalAveragePooling2D(),
          layers.Dropout(0.5),
          layers.Dense(5, activation='softmax'),
      ])
      model.compile(tf.keras.optimizers.Adam(learning_rate=1e-4), loss='categorical_crossentropy')
      model.fit(train, epochs=20, validation_data=held,
                callbacks=[tf.keras.callbacks.EarlyStopping(patience=3)])
      """;

  @Test
  void a_frozen_network_on_augmented_photos() {
    Translation translation = of(FROZEN_NETWORK);
    assertThat(translation.photos()).isEqualTo("data/flowers");
    assertThat(options(translation))
        .isEqualTo(
            "--image-size 224 --epochs 20 --batch-size 64 --learning-rate 0.0001 --dropout 0.5"
                + " --rotation-range 40 --width-shift-range 0.2 --height-shift-range 0.2"
                + " --shear-range 0.2 --zoom-range 0.2 --horizontal-flip --fill-mode nearest");
    assertThat(keys(translation, Kind.TRAP))
        .containsExactly("axes.same:11", "rescale.signed:11", "shear:11", "nearest:14");
    assertThat(keys(translation, Kind.OTHERWISE)).containsExactly("backbone:18", "early:27");
    assertThat(keys(translation, Kind.UNREAD)).isEmpty();
  }

  @Test
  void every_remark_can_be_said_in_both_languages() {
    for (Remark remark : of(FROZEN_NETWORK).remarks()) {
      assertThat(Words.english().say(remark.sentence())).doesNotContainPattern("[{}]");
      assertThat(Words.of(Language.CHINESE).say(remark.sentence())).containsPattern("\\p{IsHan}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          width_shift_range=1                | shift.one:1 | ''
          width_shift_range=1.0              | shift.pixels:1 | --width-shift-range 0.004
          height_shift_range=11              | shift.pixels:1 | --height-shift-range 0.039
          shear_range=0.2                    | shear:1 | --shear-range 0.2
          shear_range=15                     | '' | --shear-range 15
          zoom_range=[0.8, 1.2]              | '' | --zoom-range 0.2
          zoom_range=(0.5, 1.0)              | '' | --zoom-range 0.5,1
          zoom_range=0                       | '' | ''
          brightness_range=[0.4, 1.5]        | '' | --brightness-range 0.4,1.5
          channel_shift_range=20             | '' | --channel-shift-range 20
          vertical_flip=True                 | '' | --vertical-flip
          horizontal_flip=False              | '' | ''
          fill_mode='constant', cval=255     | '' | --fill-mode constant --cval 255
          fill_mode='wrap', cval=9           | '' | --fill-mode wrap
          validation_split=0.25              | alphabet:1 | --validation 0.25
          featurewise_center=True            | featurewise:1 | ''
          """)
  void each_argument_of_the_generator(String arguments, String trap, String options) {
    Translation translation = of("g = ImageDataGenerator(" + arguments + ")");
    List<String> traps =
        keys(translation, Kind.TRAP).stream().filter(key -> !key.startsWith("axes")).toList();
    assertThat(String.join(" ", traps)).isEqualTo(trap);
    assertThat(options(translation)).isEqualTo(options);
  }

  @Test
  void axes_are_mixed_up_where_rows_and_columns_differ() {
    assertThat(traps("ImageDataGenerator(height_shift_range=0.1)")).containsExactly("axes:1");
    assertThat(traps("ImageDataGenerator(height_shift_range=0.1, width_shift_range=0.1)"))
        .containsExactly("axes.same:1");
    assertThat(traps("ImageDataGenerator(horizontal_flip=True)")).isEmpty();
    assertThat(
            traps(
                "g = ImageDataGenerator(rotation_range=9)\n"
                    + "g.flow_from_directory('d', target_size=(192, 256),"
                    + " interpolation='lanczos')"))
        .containsExactly("centre:1", "size:2");
  }

  @Test
  void statistics_that_were_measured_are_no_trap() {
    assertThat(traps("g = ImageDataGenerator(featurewise_center=True)\ng.fit(photos)")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MobileNetV2    | rescale=1/255. | rescale.signed
          VGG16          | rescale=1/255. | rescale.caffe
          DenseNet121    | rescale=1/255. | rescale.torch
          EfficientNetB0 | rescale=1/255. | rescale.own
          EfficientNetB0 | dtype='float32' | ''
          VGG16          | dtype='float32' | rescale.none
          MobileNetV2    | rescale=1/127.5 | ''
          VGG16          | preprocessing_function=vgg16.preprocess_input | ''
          VGG16          | preprocessing_function=mobilenet_v2.preprocess_input | rescale.foreign
          VGG16          | preprocessing_function=vgg16.preprocess_input, rescale=1/255. | rescale.twice
          """)
  void pixels_are_scaled_as_the_network_was_trained(
      String network, String arguments, String expected) {
    List<String> traps =
        traps(
            "from tensorflow.keras.applications import vgg16, mobilenet_v2\n"
                + "ImageDataGenerator(%s)\n%s(include_top=False)".formatted(arguments, network));
    assertThat(String.join(" ", traps)).isEqualTo(expected.isEmpty() ? "" : expected + ":2");
  }

  @Test
  void validation_photos_of_the_generator_that_augments() {
    String script =
        """
        g = ImageDataGenerator(rotation_range=20, validation_split=0.2)
        a = g.flow_from_directory('d', subset='training', interpolation='bilinear', seed=3)
        b = g.flow_from_directory('d', subset='validation', interpolation='bilinear')
        """;
    assertThat(traps(script)).containsExactly("alphabet:1", "augmented:3");
    assertThat(of(script).photos()).isEqualTo("d");
    assertThat(options(of(script))).isEqualTo("--seed 3 --validation 0.2 --rotation-range 20");
    assertThat(traps(script.replace("rotation_range=20", "rotation_range=0")))
        .containsExactly("alphabet:1");
  }

  @ParameterizedTest
  @CsvSource({
    "Dense(5; activation='softmax'), binary:1",
    "Dense(2; activation='softmax'), ''",
    "Dense(1; activation='sigmoid'), ''",
  })
  void binary_labels_of_many_classes(String output, String trap) {
    String flow = "g.flow_from_directory('d', class_mode='binary', interpolation='box')\n";
    assertThat(String.join(" ", traps(flow + output.replace(';', ',')))).isEqualTo(trap);
    assertThat(traps(flow.replace("'d',", "'d', classes=['a', 'b', 'c'],") + "Dense(1)"))
        .containsExactly("binary:1");
  }

  @Test
  void a_keep_probability_that_was_copied() {
    assertThat(traps("Dropout(0.8)\nDense(3)")).containsExactly("keep:1");
    assertThat(traps("Dropout(0.5)\nDense(3)")).isEmpty();
    Translation translation = of("Dropout(1.5)\nDense(3)");
    assertThat(translation.options()).isEmpty();
    assertThat(keys(translation, Kind.OTHERWISE)).containsExactly("value:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Dense(5, kernel_regularizer=regularizers.l2(0.001), activation='softmax') | --l2 0.001
          Dense(5, kernel_regularizer='l1')                       | --l1 0.01
          Dense(5, kernel_regularizer=keras.regularizers.L1L2(l2=0.1)) | --l2 0.1
          Dense(5, kernel_regularizer=tf.keras.regularizers.l1_l2(0.1, 0.2)) | --l1 0.1 --l2 0.2
          Dense(64, activation='relu'), Dense(5, activation='softmax') | --hidden 64
          Dense(64), Dense(32), Dense(5, activation='softmax')    | --hidden 32
          Conv2D(8), Dropout(0.2), Flatten(), Dropout(0.3), Dense(5) | --dropout 0.3
          Dense(9), Dense(2, activation='softmax'), Dropout(0.4), Dense(5, activation='softmax') | --dropout 0.4
          """)
  void layers_of_the_head(String layers, String options) {
    assertThat(options(of("Sequential([" + layers + "])"))).isEqualTo(options);
  }

  @Test
  void dropout_and_l2_on_one_layer() {
    Translation translation =
        of("Dropout(0.4)\nDense(5, kernel_regularizer=l2(0.01), activation='softmax')");
    assertThat(options(translation)).isEqualTo("--dropout 0.4");
    assertThat(keys(translation, Kind.TRAP)).containsExactly("both:2");
    assertThat(translation.remarks().getFirst().sentence().values())
        .containsAllEntriesOf(Map.of("rate", "0.4", "line", "1", "options", "--l2 0.01"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          m.compile(optimizer='adam')                      | --learning-rate 0.001
          m.compile(optimizer=Adam(lr=0.002))              | --learning-rate 0.002
          m.compile(RMSprop(1e-5))                         | --learning-rate 0.00001
          m.compile('sgd')                                 | ''
          m.compile(SGD(0.1, momentum=0.9))                | ''
          m.compile(Adam(CosineDecay(0.01, 500)))          | --learning-rate 0.01 --schedule cosine
          m.fit(t, epochs=7); ReduceLROnPlateau(patience=3) | --epochs 7 --schedule plateau
          m.fit(x, y, 16, 9)                               | --epochs 9 --batch-size 16
          m.fit_generator(t, 100, 12)                      | --epochs 12
          m.fit(t, epochs=7, class_weight=w)               | --epochs 7 --class-weights
          CategoricalCrossentropy(label_smoothing=0.1)     | --label-smoothing 0.1
          """)
  void optimizers_epochs_and_callbacks(String script, String options) {
    assertThat(options(of(script))).isEqualTo(options);
  }

  @Test
  void the_first_of_two_trainings_is_told() {
    Translation translation =
        of("m.compile(Adam(1e-3))\nm.fit(t, epochs=5)\nm.compile(Adam(1e-5))\nm.fit(t, epochs=9)");
    assertThat(options(translation)).isEqualTo("--epochs 5 --learning-rate 0.001");
    assertThat(keys(translation, Kind.OTHERWISE)).containsExactly("second:4");
  }

  @Test
  void datasets_that_are_not_dealt_alike_leak() {
    String script =
        """
        t = image_dataset_from_directory('d', image_size=(150, 150), validation_split=0.2,
            subset='training', seed=1)
        v = image_dataset_from_directory('d', image_size=(150, 150), validation_split=0.2,
            subset='validation', seed=1)
        """;
    assertThat(traps(script)).isEmpty();
    assertThat(options(of(script))).isEqualTo("--image-size 160 --seed 1 --validation 0.2");
    assertThat(traps(script.replaceFirst("seed=1", "seed=2"))).containsExactly("leak:3");
    assertThat(traps(script.replaceFirst("seed=1", "shuffle=False"))).containsExactly("leak:3");
    assertThat(traps(script.replace(", seed=1", ""))).containsExactly("seedless:1");
  }

  @Test
  void a_value_from_elsewhere_is_named_and_not_guessed() {
    Translation translation =
        of("g = ImageDataGenerator(rotation_range=args.turn)\ng.flow_from_directory(sys.argv[1])");
    assertThat(translation.photos()).isEqualTo("PHOTOS");
    assertThat(translation.options()).isEmpty();
    assertThat(keys(translation, Kind.UNREAD)).containsExactly("unread:1", "unread:2");
  }

  @ParameterizedTest
  @CsvSource({
    "flow_from_directory('d'; keep_aspect_ratio=True), --fit crop",
    "image_dataset_from_directory('d'; crop_to_aspect_ratio=True), --fit crop",
    "image_dataset_from_directory('d'; pad_to_aspect_ratio=True), --fit pad",
    "image_dataset_from_directory('d'; pad_to_aspect_ratio=False), ''",
  })
  void photos_that_keep_their_shape(String script, String options) {
    assertThat(options(of(script.replace(';', ',')))).isEqualTo(options);
  }

  @Test
  void folders_that_are_not_beside_each_other_are_named() {
    Translation translation =
        of("t = flow_from_directory('a/x')\nv = flow_from_directory('b/y')\nfit(t, epochs=1)");
    assertThat(translation.photos()).isEqualTo("a/x");
    assertThat(keys(translation, Kind.OTHERWISE)).containsExactly("folder:2");
  }

  @Test
  void other_libraries_are_not_keras() {
    for (String script :
        List.of(
            "",
            "import torch\ntorch.nn.Dropout(0.5)",
            "from torch import nn\nnn.Dropout(0.5)",
            "import re\nre.compile('a')",
            "clf.fit(x, y)")) {
      assertThat(KerasScript.of(PythonScript.read(List.of(Cell.file(script)))).isForeign())
          .as(script)
          .isTrue();
    }
  }
}
