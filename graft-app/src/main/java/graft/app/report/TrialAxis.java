package graft.app.report;

import graft.core.head.HeadRecipe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A hyperparameter as an axis of the picture of trials. {@link #of} lists them all: another
 * hyperparameter is another line there, and shows up as soon as trials differ in it.
 *
 * @param key of its name: {@code knob.KEY}
 * @param scale how its values are laid out
 * @param labels the values of a {@link Scale#CHOICE}, in order; else none
 * @param place where a recipe lies: a logarithm to base 10, the index of a label, or a share; empty
 *     where the recipe has no such thing
 */
record TrialAxis(
    String key, Scale scale, List<String> labels, Function<HeadRecipe, OptionalDouble> place) {

  /** How values are laid out. */
  enum Scale {
    /** Numbers on a logarithmic scale. */
    LOG,
    /** A few values, evenly spaced. */
    CHOICE,
    /** From 0, weak, to 1, strong. */
    STRENGTH
  }

  TrialAxis {
    labels = List.copyOf(labels);
  }

  /** The axes along which these trials differ. */
  static List<TrialAxis> of(List<HeadRecipe> recipes, ReportWords words) {
    List<TrialAxis> axes = new ArrayList<>();
    axes.add(log("learningRate", HeadRecipe::learningRate));
    axes.add(numbers("batchSize", HeadRecipe::batchSize, recipes));
    axes.add(regulariser(recipes, words));
    axes.add(strength(recipes));
    axes.add(numbers("epochs", HeadRecipe::epochs, recipes));
    axes.add(numbers("hidden", r -> r.options().hidden(), recipes));
    axes.add(numbers("labelSmoothing", r -> r.options().labelSmoothing(), recipes));
    axes.add(
        choice("schedule", r -> words.say("schedule." + r.options().schedule().word()), recipes));
    axes.add(choice("classWeights", r -> words.say(weights(r)), recipes));
    return axes.stream().filter(axis -> axis.varies(recipes)).toList();
  }

  private boolean varies(List<HeadRecipe> recipes) {
    return recipes.stream()
            .map(place)
            .filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble)
            .distinct()
            .count()
        > 1;
  }

  private static TrialAxis log(String key, ToDoubleFunction<HeadRecipe> value) {
    return new TrialAxis(
        key, Scale.LOG, List.of(), r -> OptionalDouble.of(Math.log10(value.applyAsDouble(r))));
  }

  private static TrialAxis numbers(
      String key, ToDoubleFunction<HeadRecipe> value, List<HeadRecipe> recipes) {
    List<Double> values = recipes.stream().map(value::applyAsDouble).distinct().sorted().toList();
    return new TrialAxis(
        key,
        Scale.CHOICE,
        values.stream().map(Numbers::setting).toList(),
        r -> OptionalDouble.of(values.indexOf(value.applyAsDouble(r))));
  }

  /** Values that are words, in the order of the alphabet. */
  private static TrialAxis choice(
      String key, Function<HeadRecipe, String> value, List<HeadRecipe> recipes) {
    List<String> values = recipes.stream().map(value).distinct().sorted().toList();
    return new TrialAxis(
        key, Scale.CHOICE, values, r -> OptionalDouble.of(values.indexOf(value.apply(r))));
  }

  private static String weights(HeadRecipe recipe) {
    return recipe.options().classWeights() ? "weights.even" : "weights.none";
  }

  private static TrialAxis regulariser(List<HeadRecipe> recipes, ReportWords words) {
    List<Regulariser> kinds = recipes.stream().map(Regulariser::of).distinct().sorted().toList();
    return new TrialAxis(
        "regulariser",
        Scale.CHOICE,
        kinds.stream().map(kind -> kind.name(words)).toList(),
        r -> OptionalDouble.of(kinds.indexOf(Regulariser.of(r))));
  }

  /** Each kind on a scale of its own: dropout as it is, L1 and L2 by their logarithms. */
  private static TrialAxis strength(List<HeadRecipe> recipes) {
    Map<Regulariser, List<Double>> used =
        recipes.stream()
            .collect(
                Collectors.groupingBy(
                    Regulariser::of,
                    TreeMap::new,
                    Collectors.mapping(r -> scaled(r).orElse(0), Collectors.toList())));
    return new TrialAxis(
        "strength",
        Scale.STRENGTH,
        List.of(),
        r -> {
          OptionalDouble scaled = scaled(r);
          List<Double> peers = Optional.ofNullable(used.get(Regulariser.of(r))).orElse(List.of());
          return scaled.isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(share(scaled.getAsDouble(), peers));
        });
  }

  private static OptionalDouble scaled(HeadRecipe recipe) {
    Regulariser kind = Regulariser.of(recipe);
    double strength = kind.strength(recipe);
    return switch (kind) {
      case NONE -> OptionalDouble.empty();
      case DROPOUT -> OptionalDouble.of(strength);
      case L1, L2, L1_AND_L2 -> OptionalDouble.of(Math.log10(strength));
    };
  }

  private static double share(double value, List<Double> peers) {
    double low = peers.stream().min(Comparator.naturalOrder()).orElse(value);
    double high = peers.stream().max(Comparator.naturalOrder()).orElse(value);
    return high > low ? (value - low) / (high - low) : 0.5;
  }
}
