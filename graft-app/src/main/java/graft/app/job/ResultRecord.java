package graft.app.job;

import graft.core.device.RunDevice;
import graft.core.head.HeadRecipe;
import graft.core.head.Views;
import graft.core.metrics.Evaluation;
import graft.core.run.RunResult;
import graft.core.run.RunResult.Augment;
import graft.core.run.RunResult.BackboneTried;
import graft.core.run.RunResult.BackboneUsed;
import graft.core.run.RunResult.Best;
import graft.core.run.RunResult.Choice;
import graft.core.run.RunResult.ClassScore;
import graft.core.run.RunResult.Corrected;
import graft.core.run.RunResult.DeviceUsed;
import graft.core.run.RunResult.FitTried;
import graft.core.run.RunResult.Layer;
import graft.core.run.RunResult.Parts;
import graft.core.run.RunResult.Photos;
import graft.core.run.RunResult.Test;
import graft.core.run.RunResult.Validation;
import graft.core.split.Split;
import graft.core.study.Insights;
import graft.core.study.Ration;
import graft.core.study.Trial;
import graft.core.study.TrialSummary;
import graft.vision.backbone.BackboneCard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a run's numbers together. */
record ResultRecord(TuneSettings settings, Ground ground, Tuned tuned) {

  RunResult of(TestLook look, RunOutputs.Cost cost) {
    BackboneCard card = ground.choice().backbone().card();
    Evaluation outOfFold = outOfFold();
    return new RunResult(
        Version.CURRENT,
        !look.sealed(),
        new Photos(
            settings.folders().photos().folder().toString(),
            ground.catalog().photos().size(),
            ground.catalog().leftOut(),
            ground.catalog().counts()),
        ground.catalog().problems(),
        parts(look),
        new BackboneUsed(
            card.name(),
            card.sha256().hex(),
            ground.choice().imageSize(),
            ground.features().pass().fit().word(),
            card.features(),
            tried(),
            fits()),
        device(cost.device()),
        best(),
        choice(outOfFold),
        new Validation(outOfFold.n(), outOfFold.accuracy(), outOfFold.logLoss()),
        tuned.testViews(),
        look.evaluation().map(this::test).orElse(null),
        Running.count(ground.study().trials()),
        cost.timings().seconds(),
        PeakMemory.mebibytes(),
        tuned.decisions());
  }

  private @Nullable List<BackboneTried> tried() {
    List<BackboneTried> tried = ground.compared().backbones();
    return tried.isEmpty() ? null : tried;
  }

  private static DeviceUsed device(RunDevice device) {
    return new DeviceUsed(
        device.asked().word(),
        device.device().word(),
        device.card().orElse(null),
        device.missing().orElse(null));
  }

  private @Nullable List<FitTried> fits() {
    List<FitTried> fits = ground.compared().fits();
    return fits.isEmpty() ? null : fits;
  }

  Evaluation outOfFold() {
    OutOfFold said = tuned.outOfFold();
    return Evaluation.of(said.probabilities(), said.labels(), ground.catalog().classes().size());
  }

  private Parts parts(TestLook look) {
    Split split = ground.split();
    long held = split.folds().stream().filter(f -> f != Split.ALWAYS_TRAIN).count();
    int validation = split.singleValidation() ? (int) held : 0;
    return new Parts(
        split.photos().size() - validation,
        split.singleValidation() ? 0 : split.foldCount(),
        validation,
        split.test().size(),
        settings.split().seed(),
        look.number());
  }

  private Best best() {
    HeadRecipe recipe = tuned.outcome().best().trial().recipe();
    List<Layer> layers = new ArrayList<>();
    if (recipe.options().hidden() > 0) {
      layers.add(layer(recipe.options().hidden(), recipe));
    }
    layers.add(layer(ground.catalog().classes().size(), recipe));
    return new Best(
        recipe.learningRate(),
        recipe.batchSize(),
        recipe.epochs(),
        recipe.options().schedule().word(),
        recipe.options().labelSmoothing(),
        recipe.options().classWeights(),
        layers,
        augment(recipe.options().views()),
        tuned.paid().map(Tuned.Paid::facts).orElse(null),
        tuned.discriminant());
  }

  private static @Nullable Augment augment(Views views) {
    return views.count() == 0 ? null : new Augment(views.augmentation(), views.count());
  }

  private Choice choice(Evaluation outOfFold) {
    Insights insights = tuned.outcome().insights();
    return new Choice(
        settings.plan().metric().word(),
        looks(),
        insights
            .luck()
            .filter(luck -> tuned.paid().isEmpty()) // it is the heads' luck
            .map(
                luck ->
                    new Corrected(
                        luck.accuracy(outOfFold.accuracy()), luck.loss(outOfFold.logLoss())))
            .orElse(null),
        1 + (int) insights.rivals().stream().filter(Insights.Rival::equal).count(),
        (int) tuned.outcome().ranking().stream().filter(TrialSummary::isGivenUp).count());
  }

  /** Results that took part in the choice; those on parts of the photos did not. */
  private int looks() {
    List<Trial> trials = ground.study().trials();
    Set<Integer> inTheRunning =
        trials.stream()
            .filter(t -> t.ration().equals(Ration.ALL))
            .map(Trial::number)
            .collect(Collectors.toSet());
    return Running.isGiven(trials)
        ? 0
        : (int)
            tuned.outcome().results().stream()
                .filter(r -> inTheRunning.contains(r.trial()))
                .count();
  }

  private static Layer layer(int units, HeadRecipe recipe) {
    return new Layer(units, recipe.dropout(), recipe.l1(), recipe.l2());
  }

  private @Nullable Test test(Evaluation evaluation) {
    Map<String, ClassScore> perClass = new LinkedHashMap<>();
    List<String> classes = ground.catalog().classes();
    for (int k = 0; k < classes.size(); k++) {
      Evaluation.ClassScore score = evaluation.perClass().get(k);
      perClass.put(
          classes.get(k), new ClassScore(score.precision(), score.recall(), score.f1(), score.n()));
    }
    return new Test(
        evaluation.n(),
        evaluation.accuracy(),
        List.of(evaluation.accuracy95().low(), evaluation.accuracy95().high()),
        evaluation.logLoss(),
        evaluation.ece(),
        List.of(evaluation.ece95().low(), evaluation.ece95().high()),
        perClass);
  }
}
