package graft.core.keras;

import static graft.core.keras.Draft.number;

import graft.core.python.Term.Text;
import graft.core.words.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Optimizer, epochs, callbacks, loss. */
final class TrainingLoop implements Chapter {
  private static final Set<String> WITHOUT_COUNTERPART =
      Set.of(
          "LearningRateScheduler",
          "RandomFlip",
          "RandomRotation",
          "RandomZoom",
          "RandomTranslation",
          "RandomContrast",
          "RandomBrightness",
          "RandomShear",
          "RandAugment",
          "MixUp",
          "CutMix",
          "RandomCrop");

  @Override
  public void read(KerasScript script, Draft draft) {
    optimizer(script, draft);
    epochs(script, draft);
    callbacks(script, draft);
    for (KerasCall loss : script.calls("CategoricalCrossentropy")) {
      draft
          .number(loss, "label_smoothing")
          .filter(v -> v != 0)
          .ifPresent(v -> draft.set(TrainOption.LABEL_SMOOTHING, v, loss.place()));
    }
    script.calls().stream()
        .filter(call -> WITHOUT_COUNTERPART.contains(call.function()))
        .forEach(
            call ->
                draft.otherwise(
                    call.place(), Sentence.of("keras.none").with("name", call.function())));
  }

  /** The one that the first model is compiled with; else the first that is made. */
  private static void optimizer(KerasScript script, Draft draft) {
    Optional<KerasCall> compile =
        script.calls("compile").stream()
            .filter(c -> c.argument("optimizer").isPresent())
            .findFirst();
    Optional<KerasCall> made =
        compile
            .flatMap(c -> c.call("optimizer"))
            .or(
                () ->
                    script.calls().stream()
                        .filter(c -> Optimizers.isOne(c.function()))
                        .findFirst());
    Optional<String> named = compile.flatMap(c -> c.text("optimizer"));
    if (named.isPresent()) {
      standard(compile.orElseThrow(), named.get(), draft);
    } else {
      made.filter(call -> Optimizers.isOne(call.function())).ifPresent(call -> rate(call, draft));
    }
  }

  private static void standard(KerasCall compile, String name, Draft draft) {
    if (Optimizers.isOne(name)) {
      takeOver(name, Optimizers.standard(name), compile, draft);
    }
  }

  private static void rate(KerasCall optimizer, Draft draft) {
    String name = optimizer.argument("learning_rate").isPresent() ? "learning_rate" : "lr";
    Optional<KerasCall> schedule = optimizer.call(name);
    if (schedule.isPresent()) {
      schedule(schedule.get(), optimizer, draft);
    } else if (optimizer.argument(name).isEmpty()) {
      takeOver(optimizer.function(), Optimizers.standard(optimizer.function()), optimizer, draft);
    } else {
      draft
          .number(optimizer, name)
          .ifPresent(rate -> takeOver(optimizer.function(), rate, optimizer, draft));
    }
  }

  private static void schedule(KerasCall schedule, KerasCall optimizer, Draft draft) {
    draft
        .number(schedule, "initial_learning_rate")
        .ifPresent(rate -> takeOver(optimizer.function(), rate, optimizer, draft));
    if (schedule.function().equals("CosineDecay")) {
      draft.set(TrainOption.SCHEDULE, "cosine");
    } else {
      draft.otherwise(
          schedule.place(), Sentence.of("keras.none").with("name", schedule.function()));
    }
  }

  private static void takeOver(String optimizer, double rate, KerasCall at, Draft draft) {
    boolean adam = optimizer.equalsIgnoreCase("adam");
    if (Optimizers.isLikeAdam(optimizer)) {
      draft.set(TrainOption.LEARNING_RATE, rate, at.place());
    }
    if (!adam) {
      draft.otherwise(
          at.place(),
          Sentence.of(Optimizers.isLikeAdam(optimizer) ? "keras.optimizer.like" : "keras.optimizer")
              .with("name", optimizer)
              .with("rate", number(rate)));
    }
  }

  private static void epochs(KerasScript script, Draft draft) {
    List<KerasCall> fits =
        script.calls("fit", "fit_generator").stream()
            .filter(fit -> KerasScript.hasAny(fit, "epochs", "nb_epoch"))
            .toList();
    if (fits.isEmpty()) {
      return;
    }
    KerasCall fit = fits.getFirst();
    String name = fit.argument("epochs").isPresent() ? "epochs" : "nb_epoch";
    draft.number(fit, name).ifPresent(n -> draft.set(TrainOption.EPOCHS, n, fit.place()));
    if (!draft.options().containsKey(TrainOption.BATCH_SIZE) && script.flows().isEmpty()) {
      draft
          .number(fit, "batch_size")
          .ifPresent(n -> draft.set(TrainOption.BATCH_SIZE, n, fit.place()));
    }
    if (fit.argument("class_weight").isPresent()) {
      draft.set(TrainOption.CLASS_WEIGHTS, "");
      draft.otherwise(
          fit.argument("class_weight").orElseThrow().place(), Sentence.of("keras.weights"));
    }
    fits.stream()
        .skip(1)
        .limit(1)
        .forEach(second -> draft.otherwise(second.place(), Sentence.of("keras.second")));
  }

  private static void callbacks(KerasScript script, Draft draft) {
    script.calls("EarlyStopping").stream()
        .limit(1)
        .forEach(call -> draft.otherwise(call.place(), Sentence.of("keras.early")));
    for (KerasCall call : script.calls("ReduceLROnPlateau").stream().limit(1).toList()) {
      draft.set(TrainOption.SCHEDULE, "plateau");
      double factor = draft.number(call, "factor").orElse(0.1);
      double patience = draft.number(call, "patience").orElse(10.0);
      boolean other = call.term("monitor").filter(t -> !t.equals(new Text("val_loss"))).isPresent();
      if (factor != 0.1 || patience != 3 || other) {
        draft.otherwise(
            call.place(),
            Sentence.of("keras.plateau")
                .with("factor", number(factor))
                .with("patience", number(patience)));
      }
    }
  }
}
