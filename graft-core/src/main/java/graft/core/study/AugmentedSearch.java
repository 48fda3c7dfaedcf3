package graft.core.study;

import graft.core.coach.Effect;
import graft.core.head.HeadRecipe;
import graft.core.head.Knob;
import graft.core.head.Views;
import graft.core.study.Insights.Augmentation;
import graft.core.study.Trial.Round;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The search once more with views of the photos, where they seem to help: what holds the weights
 * back best without views holds them back too much with them. Its winner is compared with the one
 * without, and the better one wins.
 */
final class AugmentedSearch {
  /** Recipes that are searched with views, as a part of those without. */
  private static final int PART = 3;

  private final Ledger ledger;
  private final StudyPlan plan;
  private final Probe probe;
  private final Reserve reserve;
  private Augmentation learned = Augmentation.NONE;

  AugmentedSearch(Ledger ledger, StudyPlan plan, Probe probe, Reserve reserve) {
    this.ledger = ledger;
    this.plan = plan;
    this.probe = probe;
    this.reserve = reserve;
  }

  /** What views have been found to do. */
  Augmentation learned() {
    return learned;
  }

  /**
   * The winner of both searches and its rivals; nothing where views are of no use, or there is no
   * time to find out.
   *
   * @param effects what the knobs have taught
   */
  Optional<Choice> run(Choice plain, List<Effect> effects) {
    AugmentRound round = new AugmentRound(ledger, plan.augment(), probe);
    Trial without = plain.winner();
    double later = reserve.afterSearch();
    Optional<Views> views = round.run(without, later);
    learned = new Augmentation(round.effects(), Optional.empty());
    return views.map(v -> search(v, plain, effects));
  }

  private Choice search(Views views, Choice plain, List<Effect> effects) {
    ledger.chapter("views");
    ledger.standings().leaveOut(recipe -> !recipe.options().views().equals(views));
    StudyPlan with = plan.withSpace(plan.space().withViews(views));
    List<Trial> led = lead(views, plain);
    ledger.train(led, ledger.searched());
    SearchRound search = new SearchRound(ledger, with, effects);
    search.run(recipes(), reserve.afterSearch());
    Choice choice = new Choice(ledger, with, reserve);
    choice.make(0, plan.effort().leaders());
    new SecondHelpings(ledger, with, reserve).run(search, choice);
    compare(choice, plain.winner());
    return choice;
  }

  /** The leaders without views, with them. */
  private List<Trial> lead(Views views, Choice plain) {
    Set<HeadRecipe> recipes = new LinkedHashSet<>();
    plain.ranked().forEach(t -> recipes.add(t.recipe().withViews(views)));
    ledger.trials().stream()
        .filter(t -> t.ration().equals(Ration.ALL))
        .map(Trial::recipe)
        .filter(r -> r.options().views().equals(views))
        .forEach(recipes::remove); // tried already
    return ledger.propose(Round.AUGMENT, new ArrayList<>(recipes));
  }

  private int recipes() {
    return ledger.hurried() ? SearchRound.TURN : Math.max(1, plan.effort().trials() / PART);
  }

  private static String gain(Effect effect) {
    return effect.verdict() == Effect.Verdict.NO_DIFFERENCE
        ? "study.augment.same"
        : "study.augment.gain";
  }

  /** Takes the winner without views into the choice, and says what views gain. */
  private void compare(Choice choice, Trial without) {
    choice.take(without);
    Trial with = choice.winner();
    if (with.equals(without)) {
      ledger.say(Sentence.of("study.augment.not"));
      return;
    }
    Optional<Effect> gain = choice.effect(Knob.AUGMENT, without, with);
    learned = new Augmentation(learned.kinds(), gain);
    gain.ifPresent(e -> ledger.say(KnobRound.withNumbers(Sentence.of(gain(e)), e)));
  }
}
