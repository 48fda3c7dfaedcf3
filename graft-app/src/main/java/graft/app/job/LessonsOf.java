package graft.app.job;

import graft.app.report.AdviceLine;
import graft.app.report.FindingView;
import graft.app.report.KnobEffect;
import graft.app.report.KnobImportance;
import graft.app.report.Lessons;
import graft.core.coach.Article;
import graft.core.coach.ArticleLine;
import graft.core.coach.Coach;
import graft.core.coach.Effect;
import graft.core.coach.Figures;
import graft.core.coach.Finding;
import graft.core.study.Insights;
import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.List;

/** What the study has learned, in the report's language. */
record LessonsOf(Insights insights, Words words) {

  /** The lessons; the advice of the article only where its own start was tried. */
  Lessons tell(List<Sentence> decisions, Article.Facts facts) {
    List<Effect> effects = insights.effects();
    return Lessons.none()
        .withTimeline(new Timeline(words).of(decisions))
        .withFindings(insights.findings().stream().map(this::finding).toList())
        .withEffects(effects.stream().map(this::effect).toList())
        .withViews(insights.augmentation().kinds().stream().map(this::effect).toList())
        .withImportance(
            insights.importance().stream()
                .filter(i -> i.p() < Effect.LEVEL)
                .map(i -> new KnobImportance(i.name(), i.share(), i.standardError()))
                .toList())
        .withAdvice(
            effects.isEmpty()
                ? List.of()
                : Article.lines(effects, facts).stream().map(this::advice).toList());
  }

  private FindingView finding(Finding finding) {
    return new FindingView(
        words.say(Sentence.of("coach." + finding.rule() + ".name")),
        words.say(finding.verdict()),
        words.say(finding.next()),
        Coach.source(finding.rule()).replace("article", words.say(Sentence.of("coach.article"))),
        finding.kind() == Finding.Kind.ADVICE
            ? words.say(Sentence.of("coach.sure").with("p", Figures.p(finding.p())))
            : "");
  }

  private KnobEffect effect(Effect effect) {
    return new KnobEffect(
        effect.knob().word(),
        words.recipe(effect.fromText()),
        words.recipe(effect.toText()),
        100 * effect.accuracy().value(),
        100 * effect.accuracy().half95(),
        effect.loss().value(),
        effect.loss().half95(),
        effect.verdict());
  }

  private AdviceLine advice(ArticleLine line) {
    return new AdviceLine(words.say(line.advice()), line.verdict(), words.say(line.evidence()));
  }
}
