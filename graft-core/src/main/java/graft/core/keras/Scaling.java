package graft.core.keras;

import graft.core.python.Place;
import graft.core.python.Term.Argument;
import graft.core.python.Term.Name;
import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/** What is done to pixels before the network: against what the network expects. */
final class Scaling implements Chapter {
  /** Numbers that bring pixels to 0 to 1. */
  private static final double LARGEST = 1 / 254.0;

  @Override
  public void read(KerasScript script, Draft draft) {
    Optional<KerasCall> network =
        script.calls().stream()
            .filter(call -> Backbone.ofNetwork(call.function()).isPresent())
            .findFirst();
    network.ifPresent(
        call ->
            draft.otherwise(
                call.place(), Sentence.of("keras.backbone").with("name", call.function())));
    Flows.of(script).generator().ifPresent(g -> scales(script, g.call(), network, draft));
    script.calls(KerasScript.GENERATOR).forEach(call -> statistics(script, call, draft));
  }

  private static void scales(
      KerasScript script, KerasCall generator, Optional<KerasCall> network, Draft draft) {
    Optional<Double> rescale = draft.number(generator, "rescale").filter(v -> v != 0);
    Optional<Argument> function = generator.argument("preprocessing_function");
    function.ifPresent(f -> preprocessing(f, network, draft));
    if (rescale.isPresent() && function.isPresent()) {
      draft.trap(
          generator.argument("rescale").orElseThrow().place(), Sentence.of("keras.rescale.twice"));
    } else if (rescale.isPresent()) {
      rescaled(generator, rescale.get(), network, draft);
    } else if (function.isEmpty() && !generator.argument("rescale").isPresent()) {
      unscaled(script, generator.place(), network, draft);
    }
  }

  private static void rescaled(
      KerasCall generator, double rescale, Optional<KerasCall> network, Draft draft) {
    if (network.isEmpty() || rescale > LARGEST) {
      return;
    }
    Argument argument = generator.argument("rescale").orElseThrow();
    String name = network.get().function();
    Backbone backbone = Backbone.ofNetwork(name).orElseThrow();
    draft.trap(
        argument.place(),
        Sentence.of(backbone.rescaled()).with("network", name).with("value", argument.text()));
  }

  /** Pixels as they come, into a network that wants them otherwise. */
  private static void unscaled(
      KerasScript script, Place place, Optional<KerasCall> network, Draft draft) {
    boolean inside = script.has("preprocess_input", "Rescaling", "Lambda", "Normalization");
    if (network.isPresent()
        && !inside
        && Backbone.ofNetwork(network.get().function()).orElseThrow() != Backbone.OWN) {
      draft.trap(
          place, Sentence.of("keras.rescale.none").with("network", network.get().function()));
    }
  }

  private static void preprocessing(Argument function, Optional<KerasCall> network, Draft draft) {
    Optional<Backbone> made =
        function.value() instanceof Name(String path)
            ? Backbone.ofPreprocessing(path)
            : Optional.empty();
    Optional<Backbone> wanted = network.flatMap(call -> Backbone.ofNetwork(call.function()));
    if (made.isEmpty()) {
      draft.otherwise(
          function.place(), Sentence.of("keras.function").with("name", function.text()));
    } else if (wanted.isPresent() && !wanted.equals(made)) {
      draft.trap(
          function.place(),
          Sentence.of("keras.rescale.foreign")
              .with("name", function.text())
              .with("network", network.get().function()));
    }
  }

  /** What must be measured on photos first. */
  private static void statistics(KerasScript script, KerasCall generator, Draft draft) {
    boolean fitted =
        script.calls("fit").stream()
            .anyMatch(
                fit ->
                    fit.receiver().equals(Optional.of(generator.place()))
                        || fit.path().equals(generator.target() + ".fit"));
    for (String name :
        List.of("featurewise_center", "featurewise_std_normalization", "zca_whitening")) {
      if (generator.isOn(name)) {
        Sentence sentence =
            Sentence.of(fitted ? "keras.statistics" : "keras.featurewise").with("name", name);
        Place place = generator.argument(name).orElseThrow().place();
        if (fitted) {
          draft.otherwise(place, sentence);
        } else {
          draft.trap(place, sentence);
        }
      }
    }
    for (String name : List.of("samplewise_center", "samplewise_std_normalization")) {
      if (generator.isOn(name)) {
        draft.otherwise(
            generator.argument(name).orElseThrow().place(),
            Sentence.of("keras.statistics").with("name", name));
      }
    }
  }
}
