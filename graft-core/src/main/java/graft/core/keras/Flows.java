package graft.core.keras;

import graft.core.python.Place;
import graft.core.python.Term;
import graft.core.python.Term.Items;
import graft.core.python.Term.Num;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a script takes photos from.
 *
 * @param train the folder that is learned from, or nothing
 * @param heldOut those for validation and test
 * @param generator the one that makes train photos, or nothing
 */
record Flows(Optional<KerasCall> train, List<KerasCall> heldOut, Optional<Generator> generator) {
  /** What Keras brings photos to where nothing is said. */
  private static final List<Double> STANDARD_SIZE = List.of(256.0, 256.0);

  Flows {
    heldOut = List.copyOf(heldOut);
  }

  /** What fit is given is for training; else what is called so; else what comes first. */
  static Flows of(KerasScript script) {
    List<KerasCall> flows = script.flows();
    Optional<KerasCall> train =
        fitted(script)
            .or(() -> flows.stream().filter(Flows::isTraining).findFirst())
            .or(() -> flows.stream().findFirst());
    List<KerasCall> others =
        flows.stream().filter(flow -> train.stream().noneMatch(t -> isSame(t, flow))).toList();
    return new Flows(train, others, generator(script, train));
  }

  private static Optional<KerasCall> fitted(KerasScript script) {
    return script.calls("fit", "fit_generator").stream()
        .flatMap(fit -> fit.call("x").or(() -> fit.call("generator")).stream())
        .map(KerasCall::place)
        .flatMap(place -> script.flows().stream().filter(f -> f.place().equals(place)))
        .findFirst();
  }

  private static boolean isTraining(KerasCall flow) {
    String subset = flow.text("subset").orElse("");
    String name =
        (flow.target() + " " + flow.text("directory").orElse("")).toLowerCase(Locale.ROOT);
    return subset.isEmpty() ? name.contains("train") : !subset.equals("validation");
  }

  /** Whether it is the same photos: another reading of them is not held out. */
  private static boolean isSame(KerasCall train, KerasCall flow) {
    Place place = flow.place();
    return train.place().equals(place)
        || (flow.term("subset").equals(train.term("subset"))
            && flow.text("directory").isPresent()
            && flow.text("directory").equals(train.text("directory")));
  }

  private static Optional<Generator> generator(KerasScript script, Optional<KerasCall> train) {
    List<Generator> all = script.calls(KerasScript.GENERATOR).stream().map(Generator::new).toList();
    return train
        .flatMap(flow -> Generator.of(script, flow))
        .or(() -> all.stream().filter(Generator::augments).findFirst())
        .or(() -> all.stream().findFirst());
  }

  /** Height and width that photos are brought to, as far as the script says; 256 each else. */
  List<Double> size() {
    return train
        .flatMap(flow -> flow.term("target_size").or(() -> flow.term("image_size")))
        .map(Flows::numbers)
        .filter(numbers -> numbers.size() == 2)
        .orElse(STANDARD_SIZE);
  }

  private static List<Double> numbers(Term term) {
    return term instanceof Items(var terms)
        ? terms.stream().filter(Num.class::isInstance).map(t -> ((Num) t).value()).toList()
        : List.of();
  }
}
