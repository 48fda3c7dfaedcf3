package graft.core.keras;

import static graft.core.keras.Draft.number;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;

/** How photos are parted into train and validation. */
final class Splits implements Chapter {
  @Override
  public void read(KerasScript script, Draft draft) {
    Flows flows = Flows.of(script);
    boolean arrays = script.has("flow");
    flows.generator().ifPresent(generator -> byGenerator(generator.call(), arrays, draft));
    flows
        .train()
        .filter(flow -> flow.function().equals(KerasScript.DATASET))
        .ifPresent(flow -> byDataset(script, flow, draft));
    flows.heldOut().forEach(flow -> augmented(script, flow, draft));
  }

  /**
   * Per class on the sorted names, unless they come as arrays: the first part is for validation.
   */
  private static void byGenerator(KerasCall generator, boolean arrays, Draft draft) {
    draft
        .number(generator, "validation_split")
        .filter(share -> share > 0)
        .ifPresent(
            share -> {
              draft.set(TrainOption.VALIDATION, share, generator.place());
              if (!arrays) {
                draft.trap(
                    generator.argument("validation_split").orElseThrow().place(),
                    Sentence.of("keras.alphabet").with("percent", number(100 * share)));
              }
            });
  }

  private static void byDataset(KerasScript script, KerasCall flow, Draft draft) {
    Optional<Double> share = draft.number(flow, "validation_split").filter(v -> v > 0);
    if (share.isEmpty()) {
      return;
    }
    draft.set(TrainOption.VALIDATION, share.get(), flow.place());
    List<KerasCall> halves =
        script.calls(KerasScript.DATASET).stream()
            .filter(call -> call.argument("validation_split").isPresent())
            .toList();
    if (halves.stream().anyMatch(half -> !isDealtAs(flow, half))) {
      draft.trap(halves.getLast().place(), Sentence.of("keras.leak"));
    } else if (flow.argument("seed").isEmpty() && shuffles(flow)) {
      draft.trap(flow.place(), Sentence.of("keras.seedless"));
    }
    draft.otherwise(
        flow.place(), Sentence.of("keras.dealt").with("percent", number(100 * share.get())));
  }

  /** Whether both are shuffled alike, so that no photo is in both. */
  private static boolean isDealtAs(KerasCall flow, KerasCall half) {
    return shuffles(flow) == shuffles(half) && flow.term("seed").equals(half.term("seed"));
  }

  private static boolean shuffles(KerasCall flow) {
    return flow.argument("shuffle").isEmpty() || flow.isOn("shuffle");
  }

  private static void augmented(KerasScript script, KerasCall flow, Draft draft) {
    Generator.of(script, flow)
        .filter(Generator::augments)
        .ifPresent(
            generator ->
                draft.trap(
                    flow.place(),
                    Sentence.of("keras.augmented").with("line", generator.call().place().line())));
  }
}
