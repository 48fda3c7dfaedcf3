package graft.core.augment;

import graft.core.augment.Flip.Axis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/*
 * What ImageDataGenerator does in its one warp stays one warp: the settings of all kinds of that
 * sort are put together. The others follow in the order of NAMES.
 */
/**
 * The kinds of augmentation that a study tries, by short names, and mixtures of them: "crop",
 * "crop+rotation40+flip". The article's settings are each a kind of its own, so that they can be
 * told apart.
 */
public final class Mixture {
  /** In the order in which they are applied; the crop cuts the original, so it is the first. */
  private static final List<String> NAMES =
      List.of(
          "crop",
          "rotation40",
          "rotation10",
          "shift0.2",
          "shear20",
          "zoom0.2",
          "brightness0.3",
          "channels30",
          "flip",
          "vflip",
          "colour",
          "trivial",
          "erase");

  /** What is one warp with its colours, as Keras has it. */
  private static final Map<String, UnaryOperator<KerasAugmentationBuilder>> KERAS =
      Map.of(
          "rotation40", b -> b.rotationRange(40),
          "rotation10", b -> b.rotationRange(10),
          "shift0.2",
              b ->
                  b.widthShiftRange(new Shift.Uniform(0.2))
                      .heightShiftRange(new Shift.Uniform(0.2)),
          "shear20", b -> b.shearRange(20),
          "zoom0.2", b -> b.zoomRange(0.2),
          "brightness0.3", b -> b.brightnessRange(new Range(0.7, 1.3)),
          "channels30", b -> b.channelShiftRange(30));

  private static final Pattern STRENGTH = Pattern.compile("[0-9.]+$");

  private Mixture() {}

  /** All kinds, in the order in which they are applied. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The augmentation of this name.
   *
   * @param text a kind, or several as {@link #join} writes them
   * @return empty where it is none
   */
  public static Optional<Augmentation> of(String text) {
    List<String> wanted = parts(text);
    return NAMES.containsAll(wanted) && join(wanted).equals(text)
        ? Optional.of(mixed(wanted))
        : Optional.empty();
  }

  /**
   * Kinds and mixtures as one mixture: each kind once, in the order of {@link #names}, with "+"
   * between them; of two strengths of a kind the first that is named. Kinds that are not known here
   * come last.
   */
  public static String join(List<String> kinds) {
    Map<String, String> bySort = new LinkedHashMap<>();
    kinds.stream()
        .flatMap(text -> parts(text).stream())
        .forEach(name -> bySort.putIfAbsent(STRENGTH.matcher(name).replaceFirst(""), name));
    return bySort.values().stream()
        .sorted(Comparator.comparingInt(Mixture::place))
        .collect(Collectors.joining("+"));
  }

  private static List<String> parts(String text) {
    return List.of(text.split("\\+", -1));
  }

  private static int place(String name) {
    int place = NAMES.indexOf(name);
    return place < 0 ? NAMES.size() : place;
  }

  private static Augmentation mixed(List<String> names) {
    KerasAugmentationBuilder keras = KerasAugmentation.builder();
    Map<Integer, Augmentation> steps = new TreeMap<>();
    for (String name : names) {
      UnaryOperator<KerasAugmentationBuilder> setting = KERAS.get(name);
      if (setting == null) {
        steps.put(NAMES.indexOf(name), other(name, names.size() == 1));
      } else {
        keras = setting.apply(keras);
        steps.put(1, keras.build());
      }
    }
    List<Augmentation> list = new ArrayList<>(steps.values());
    return list.size() == 1 ? list.getFirst() : new Sequence(list);
  }

  /** Alone, a flip turns every view, for the photo itself is seen beside it. */
  private static Augmentation other(String name, boolean alone) {
    return switch (name) {
      case "crop" -> RandomResizedCrop.defaults();
      case "flip" -> flip(Axis.HORIZONTAL, alone);
      case "vflip" -> flip(Axis.VERTICAL, alone);
      case "colour" -> ColourJitter.defaults();
      case "trivial" -> TrivialAugment.defaults();
      case "erase" -> RandomErasing.defaults();
      default -> throw new IllegalArgumentException("There is no kind of augmentation " + name);
    };
  }

  private static Flip flip(Axis axis, boolean alone) {
    return alone ? Flip.always(axis) : Flip.either(axis);
  }
}
