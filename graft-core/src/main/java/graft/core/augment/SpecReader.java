package graft.core.augment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads what {@link Augmentation#spec()} writes. */
final class SpecReader {
  private final String text;
  private final String kind;
  private final Map<String, String> values = new LinkedHashMap<>();

  private SpecReader(String text) {
    this.text = text;
    String[] parts = text.split(" ", -1);
    this.kind = parts[0];
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
      String value = equals < 0 ? "" : parts[i].substring(equals + 1);
      if (values.put(name, value) != null) {
        throw wrong(name + " only once");
      }
    }
  }

  static Augmentation read(String spec) {
    if (spec.equals("none")) {
      return Augmentation.none();
    }
    List<Augmentation> steps = new ArrayList<>();
    for (String step : spec.split(", ", -1)) {
      SpecReader reader = new SpecReader(step);
      steps.add(reader.step());
      if (!reader.values.isEmpty()) {
        throw reader.wrong("nothing named " + reader.values.keySet());
      }
    }
    return steps.size() == 1 ? steps.getFirst() : new Sequence(steps);
  }

  private Augmentation step() {
    return switch (kind) {
      case "keras" -> keras();
      case "crop" -> new RandomResizedCrop(range("scale"), range("ratio"));
      case "colour" ->
          new ColourJitter(
              number("brightness", 0),
              number("contrast", 0),
              number("saturation", 0),
              number("hue", 0));
      case "trivial" -> new TrivialAugment(number("strength", Double.NaN));
      case "erase" ->
          new RandomErasing(
              number("probability", Double.NaN),
              range("area"),
              range("ratio"),
              choice("filling", RandomErasing.Filling.values()));
      case "flip" ->
          new Flip(
              word("horizontal") ? Flip.Axis.HORIZONTAL : vertical(), number("probability", 0.5));
      default -> throw wrong("a kind such as \"keras\", \"crop\" or \"flip\"");
    };
  }

  private Flip.Axis vertical() {
    if (!word("vertical")) {
      throw wrong("\"horizontal\" or \"vertical\"");
    }
    return Flip.Axis.VERTICAL;
  }

  private KerasAugmentation keras() {
    KerasAugmentationBuilder builder =
        KerasAugmentation.builder()
            .rotationRange(number("rotation", 0))
            .widthShiftRange(shift("widthShift"))
            .heightShiftRange(shift("heightShift"))
            .shearRange(number("shear", 0))
            .horizontalFlip(word("horizontalFlip"))
            .verticalFlip(word("verticalFlip"))
            .channelShiftRange(number("channelShift", 0))
            .cval(number("cval", 0));
    builder.zoomRange(values.containsKey("zoom") ? range("zoom") : Range.only(1));
    builder.brightnessRange(values.containsKey("brightness") ? range("brightness") : Range.only(1));
    if (values.containsKey("fill")) {
      builder.fillMode(choice("fill", FillMode.values()));
    }
    return builder.era(era()).build();
  }

  private Era era() {
    String word = values.remove("era");
    for (Era era : Era.values()) {
      if (era.word().equals(word)) {
        return era;
      }
    }
    if (word != null) {
      throw wrong("an era of Keras, 2.8 or 3");
    }
    return Era.CORRECT;
  }

  private Shift shift(String name) {
    String value = values.remove(name);
    if (value == null) {
      return Shift.none();
    }
    if (value.endsWith("int")) {
      return new Shift.Whole(parse(value.substring(0, value.length() - 3), Integer::parseInt));
    }
    if (value.startsWith("[") && value.endsWith("]")) {
      List<Double> steps = new ArrayList<>();
      for (String step : value.substring(1, value.length() - 1).split(",", -1)) {
        steps.add(parse(step, Double::parseDouble));
      }
      return new Shift.OneOf(steps);
    }
    return new Shift.Uniform(parse(value, Double::parseDouble));
  }

  private boolean word(String name) {
    return "".equals(values.remove(name));
  }

  private double number(String name, double otherwise) {
    String value = values.remove(name);
    return value == null ? otherwise : parse(value, Double::parseDouble);
  }

  private Range range(String name) {
    String value = values.remove(name);
    int dash = value == null ? -1 : value.indexOf('-');
    if (value == null || dash < 0) {
      throw wrong("%s=LOW-HIGH".formatted(name));
    }
    return new Range(
        parse(value.substring(0, dash), Double::parseDouble),
        parse(value.substring(dash + 1), Double::parseDouble));
  }

  private <E extends Enum<E>> E choice(String name, E[] all) {
    String value = values.remove(name);
    for (E one : all) {
      if (one.name().toLowerCase(Locale.ROOT).equals(value)) {
        return one;
      }
    }
    throw wrong("%s to be one of %s".formatted(name, List.of(all)).toLowerCase(Locale.ROOT));
  }

  private <N> N parse(String value, Function<String, N> as) {
    try {
      return as.apply(value);
    } catch (NumberFormatException e) {
      throw wrong("a number in place of \"%s\"".formatted(value));
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "The text of an augmentation holds %s, got \"%s\"".formatted(expected, text));
  }
}
