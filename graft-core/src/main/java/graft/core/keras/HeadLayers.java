package graft.core.keras;

import static graft.core.keras.Draft.number;

import graft.core.python.Term.Argument;
import graft.core.python.Term.Items;
import graft.core.python.Term.Text;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The layers behind the network: how many, and what holds their weights back. */
final class HeadLayers implements Chapter {
  /** Layers that end what looks at pictures. */
  private static final Set<String> POOLING =
      Set.of("Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D", "GlobalMaxPool2D");

  @Override
  public void read(KerasScript script, Draft draft) {
    Head head = Head.of(script);
    head.output().ifPresent(output -> classes(script, output, draft));
    hidden(head, draft);
    Optional<KerasCall> dropout = dropout(head, draft);
    regularizer(head, dropout, draft);
    if (script.has("Conv2D", "Convolution2D")
        && script.calls().stream()
            .noneMatch(call -> Backbone.ofNetwork(call.function()).isPresent())) {
      draft.otherwise(
          script.calls("Conv2D", "Convolution2D").getFirst().place(), Sentence.of("keras.scratch"));
    }
  }

  /**
   * The last head of a script.
   *
   * @param layers its Dense and Dropout layers before the output, in order
   */
  private record Head(List<KerasCall> layers, Optional<KerasCall> output) {
    static Head of(KerasScript script) {
      List<KerasCall> layers = new ArrayList<>();
      Optional<KerasCall> output = Optional.empty();
      for (KerasCall call : script.calls()) {
        if (POOLING.contains(call.function())) {
          layers.clear();
          output = Optional.empty();
        } else if (call.function().equals("Dense") || call.function().equals("Dropout")) {
          if (output.isPresent()) {
            layers.clear();
            output = Optional.empty();
          }
          if (isOutput(call)) {
            output = Optional.of(call);
          } else {
            layers.add(call);
          }
        }
      }
      return output.isEmpty() ? withoutActivation(layers) : new Head(layers, output);
    }

    private static boolean isOutput(KerasCall call) {
      String activation = call.text("activation").orElse("");
      return call.function().equals("Dense")
          && (activation.equals("softmax") || activation.equals("sigmoid"));
    }

    /** Its last Dense gives logits. */
    private static Head withoutActivation(List<KerasCall> layers) {
      for (int i = layers.size() - 1; i >= 0; i--) {
        if (layers.get(i).function().equals("Dense")) {
          return new Head(layers.subList(0, i), Optional.of(layers.get(i)));
        }
      }
      return new Head(layers, Optional.empty());
    }

    List<KerasCall> of(String function) {
      return layers.stream().filter(call -> call.function().equals(function)).toList();
    }

    /** All Dense layers, the output first. */
    List<KerasCall> dense() {
      List<KerasCall> dense = new ArrayList<>(output.stream().toList());
      dense.addAll(of("Dense"));
      return dense;
    }
  }

  private static void hidden(Head head, Draft draft) {
    List<KerasCall> hidden = head.of("Dense");
    if (hidden.isEmpty()) {
      return;
    }
    KerasCall last = hidden.getLast();
    draft
        .number(last, "units")
        .ifPresent(units -> draft.set(TrainOption.HIDDEN, units, last.place()));
    if (hidden.size() > 1) {
      draft.otherwise(
          hidden.getFirst().place(), Sentence.of("keras.hidden").with("count", hidden.size()));
    }
  }

  private static Optional<KerasCall> dropout(Head head, Draft draft) {
    List<KerasCall> dropouts = head.of("Dropout");
    for (KerasCall call : dropouts) {
      call.number("rate")
          .filter(rate -> rate >= 0.8 && rate < 1)
          .ifPresent(r -> keep(call, r, draft));
    }
    if (dropouts.isEmpty()) {
      return Optional.empty();
    }
    KerasCall last = dropouts.getLast();
    Optional<Double> rate = draft.number(last, "rate").filter(r -> r != 0);
    rate.ifPresent(r -> draft.set(TrainOption.DROPOUT, r, last.place()));
    if (dropouts.stream().map(call -> call.term("rate")).distinct().count() > 1) {
      draft.otherwise(last.place(), Sentence.of("keras.dropouts"));
    }
    return rate.map(r -> last);
  }

  private static void keep(KerasCall call, double rate, Draft draft) {
    draft.trap(
        call.place(),
        Sentence.of("keras.keep")
            .with("rate", number(rate))
            .with("percent", number(100 * rate))
            .with("other", number(1 - rate)));
  }

  private static void regularizer(Head head, Optional<KerasCall> dropout, Draft draft) {
    for (KerasCall dense : head.dense()) {
      Optional<Argument> argument =
          dense.argument("kernel_regularizer").or(() -> dense.argument("W_regularizer"));
      if (argument.isPresent()) {
        Regularizer.of(argument.get().value())
            .ifPresentOrElse(
                r -> regularizer(r, argument.get(), dropout, draft),
                () -> unread(argument.get(), draft));
        return;
      }
    }
  }

  private static void regularizer(
      Regularizer regularizer, Argument argument, Optional<KerasCall> dropout, Draft draft) {
    if (dropout.isPresent()) {
      draft.trap(
          argument.place(),
          Sentence.of("keras.both")
              .with("rate", dropout.get().argument("rate").orElseThrow().text())
              .with("line", dropout.get().place().line())
              .with("other", argument.text())
              .with("options", options(regularizer)));
      return;
    }
    if (regularizer.l1() != 0) {
      draft.set(TrainOption.L1, regularizer.l1(), argument.place());
    }
    if (regularizer.l2() != 0) {
      draft.set(TrainOption.L2, regularizer.l2(), argument.place());
    }
  }

  private static String options(Regularizer regularizer) {
    String l1 = regularizer.l1() == 0 ? "" : "--l1 " + number(regularizer.l1());
    String l2 = regularizer.l2() == 0 ? "" : "--l2 " + number(regularizer.l2());
    return (l1 + " " + l2).strip();
  }

  private static void unread(Argument argument, Draft draft) {
    draft.unread(
        argument.place(),
        Sentence.of("keras.unread")
            .with("call", "Dense")
            .with("argument", "kernel_regularizer")
            .with("text", argument.text()));
  }

  /** A class_mode for two classes, and more of them. */
  private static void classes(KerasScript script, KerasCall output, Draft draft) {
    int units = output.number("units").orElse(0.0).intValue();
    for (KerasCall flow : script.calls(KerasScript.FLOW)) {
      Optional<Argument> mode = flow.argument("class_mode");
      boolean binary = mode.filter(a -> a.value().equals(new Text("binary"))).isPresent();
      int listed =
          flow.term("classes").map(t -> t instanceof Items(var names) ? names.size() : 0).orElse(0);
      int count = Math.max(units, listed);
      if (binary && count >= 3) {
        draft.trap(
            mode.orElseThrow().place(),
            Sentence.of("keras.binary").with("count", count).with("last", count - 1));
        return;
      }
    }
  }
}
