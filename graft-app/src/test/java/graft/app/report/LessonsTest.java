package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.coach.Effect;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LessonsTest {
  private static final List<String> SECTIONS = List.of("coach", "effects", "importance", "advice");

  private final ReportWords words = ReportWords.of(Locale.ROOT);

  private static String html(Lessons lessons) {
    return ReportWriter.english()
        .html(Sample.flowers().withLessons(lessons).data())
        .replace(Assets.library(), "");
  }

  @Test
  void each_section_is_there_with_its_lesson_and_hidden_without() {
    String all = html(SampleLessons.all());
    String none = html(Lessons.none());

    for (String id : SECTIONS) {
      assertThat(all).contains("<section id=\"" + id + "\">", "href=\"#" + id + "\"");
      assertThat(none).doesNotContain("<section id=\"" + id + "\">", "href=\"#" + id + "\"");
    }
  }

  @Test
  void the_timeline_tells_what_was_seen_decided_changed_and_gained() {
    assertThat(html(SampleLessons.all()))
        .contains("What was seen, decided, changed and gained")
        .containsPattern("<p class=\"step\">Wide search, 36 trials</p>\\s*<dl>")
        .containsPattern("<dt>Seen</dt><dd>The six best all use L2.</dd>")
        .containsPattern("Gained</dt><dd>Log loss 0.237, which is 0.009 ± 0.004 better");
    TimelineStep bare = new TimelineStep("A step", "", "Stay.", "", "");
    assertThat(html(Lessons.none().withTimeline(List.of(bare))))
        .contains("<dt>Decided</dt><dd>Stay.</dd>")
        .doesNotContain("<dt>Seen</dt>", "<dt>Changed</dt>", "Gained</dt>");
  }

  @Test
  void without_a_timeline_the_notes_are_its_steps() {
    assertThat(html(Lessons.none()))
        .contains("What was decided, and why")
        .containsPattern(
            "<p class=\"note\">The article&#39;s start|<p class=\"note\">The article's start")
        .doesNotContain("<dt>Seen</dt>");
  }

  @Test
  void the_coach_gives_verdict_next_experiment_source_and_certainty() {
    assertThat(html(SampleLessons.all()))
        .contains("<h3>Dropout is too strong</h3>", "<strong>Next:</strong> Halve it to 0.4.")
        .contains(
            "Sure: 4 of 4 seeds agree.",
            "<p class=\"gloss\">From: Cortes and others, 1993, learning curves");
    FindingView bare = new FindingView("Labels look noisy", "", "", "", "");
    String html = html(Lessons.none().withFindings(List.of(bare)));
    assertThat(html.substring(html.indexOf("<article"), html.indexOf("</article>")))
        .contains("Labels look noisy")
        .doesNotContain("<p");
  }

  @Test
  void advice_has_a_mark_and_words_for_every_verdict() {
    String html = html(SampleLessons.all());

    assertThat(html)
        .contains("<strong>Holds here.</strong> 0.001 lies in the range")
        .contains("<strong>Makes no difference here.</strong>", "<strong>Wrong here.</strong>")
        .contains("<strong>Cannot be told.</strong>", "<strong>Not tried.</strong>");
    assertThat(SampleLessons.advice().stream().map(a -> AdviceView.of(a, words).mark()))
        .doesNotHaveDuplicates();
  }

  @Test
  void effects_say_numbers_with_two_standard_errors_and_verdicts() {
    String html = html(SampleLessons.all());

    assertThat(html)
        .contains(
            "rate 0.001 → rate 0.0001", "\u22123.1\u00a0±\u00a00.8", "+0.084\u00a0±\u00a00.012")
        .contains("+0.4\u00a0±\u00a00.5", "no difference")
        .contains("Of 8 turns, 1 helped, 3 did harm, and 4 made no difference")
        .contains("What helped most: L2 0.003", "What did most harm: rate 10");
  }

  @Test
  void an_effect_far_out_becomes_an_arrow_and_flattens_no_other() {
    List<EffectView> rows = EffectView.of(SampleLessons.effects(), words);

    assertThat(rows.get(2).accuracyMark().off()).isEqualTo(-1);
    assertThat(rows.get(2).lossMark().off()).isEqualTo(1);
    assertThat(Double.parseDouble(rows.getLast().accuracyMark().at())).isGreaterThan(55);
    assertThat(rows).extracting(EffectView::again).startsWith(false, true, true, false);
    EffectView.Mark none = EffectView.Mark.of(0, 0, 1);
    assertThat(none).isEqualTo(new EffectView.Mark("50", "50", "50", 0));
  }

  @Test
  void importance_says_who_leads_only_where_chance_allows() {
    assertThat(said(new KnobImportance("batchSize", 0.01, 0.01), knob("learningRate", 0.7, 0.05)))
        .containsExactly(
            "The learning rate decides most: by itself it explains about 70\u202f% of the"
                + " differences, more than everything else together.",
            "The batch size hardly matters here: it surely explains less than a tenth.");
    assertThat(said(knob("learningRate", 0.4, 0.05), knob("dropout", 0.2, 0.05)))
        .containsExactly(
            "The learning rate matters most: by itself it explains about 40\u202f% of the"
                + " differences.");
    assertThat(said(knob("learningRate", 0.4, 0.1), knob("dropout", 0.3, 0.1)))
        .containsExactly(
            "The learning rate and the dropout come first; which of the two matters more cannot be"
                + " told from these trials.");
    assertThat(said(knob("learningRate", 0.2, 0.2)))
        .containsExactly(
            "No setting stands out from chance: these trials do not tell which one matters.");
    assertThat(said()).isEmpty();
  }

  private static KnobImportance knob(String key, double share, double error) {
    return new KnobImportance(key, share, error);
  }

  private List<String> said(KnobImportance... knobs) {
    return ImportanceView.of(List.of(knobs), words).words();
  }

  @Test
  void a_knob_without_a_word_goes_by_its_key() {
    assertThat(ImportanceView.of(List.of(knob("warm-up", 0.5, 0.1)), words).bars())
        .containsExactly(
            new ImportanceView.Bar("warm-up", 0.5, 0.3, 0.7, "warm-up: 50\u202f% ± 20\u202f%"));
  }

  @Test
  void lessons_that_are_no_numbers_are_refused() {
    assertThatThrownBy(() -> knob("learningRate", Double.NaN, 0.1))
        .hasMessageContaining("learningRate")
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> knob("learningRate", 0.1, -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new KnobEffect("l1", "a", "b", 1, -1, 0, 0, Effect.Verdict.BETTER))
        .hasMessageContaining("l1 b");
    assertThatThrownBy(() -> new TimelineStep(" ", "", "", "", "")).hasMessageContaining("title");
  }
}
