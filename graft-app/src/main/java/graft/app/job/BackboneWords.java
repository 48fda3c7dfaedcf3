package graft.app.job;

import graft.core.coach.Figures;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is said of backbones that were compared.
 *
 * @param tried the standard one first
 * @param verdict on them
 * @param photos that they were judged by
 */
record BackboneWords(List<TriedBackbone> tried, BackboneVerdict verdict, int photos) {

  /** Each of them in a line, and then which is taken and why. */
  List<Sentence> said() {
    List<Sentence> said = new ArrayList<>();
    for (int i = 0; i < tried.size(); i++) {
      said.add(i == 0 ? measured("backbone.first", i) : changed("backbone.other", i));
    }
    said.add(taken());
    return said;
  }

  /** That there was nothing to compare by. */
  static Sentence few(BackboneCandidate standard, int photos, int least) {
    return of("backbone.few", standard).with("photos", photos).with("least", least);
  }

  /** That another than the first was chosen, which has yet to look at most of the photos. */
  static Sentence all(BackboneChoice choice) {
    return of("backbone.all", new BackboneCandidate(choice.backbone().card(), choice.imageSize()));
  }

  /** Something of one of them. */
  static Sentence of(String key, BackboneCandidate candidate) {
    return Sentence.of(key)
        .with("backbone", candidate.card().name())
        .with("size", candidate.imageSize());
  }

  private Sentence measured(String key, int position) {
    UnseenLosses losses = tried.get(position).losses();
    return of(key, tried.get(position).candidate())
        .with("photos", photos)
        .with("loss", Figures.loss(losses.mean()))
        .with("accuracy", Figures.percent(losses.accuracy()));
  }

  private Sentence changed(String key, int position) {
    return measured(key, position)
        .with("first", standard().asText())
        .with("change", change(position))
        .with("error", error(position))
        .with("work", work(position, 0));
  }

  private Sentence taken() {
    TriedBackbone best = tried.get(verdict.best());
    return of(key(), tried.get(verdict.taken()).candidate())
        .with("count", tried.size())
        .with("photos", photos)
        .with("first", standard().asText())
        .with("best", best.candidate().asText())
        .with("work", work(verdict.taken(), verdict.best()))
        .with("table", table());
  }

  private String key() {
    if (tried.size() == 1) {
      return "backbone.alone";
    }
    if (verdict.taken() != verdict.best()) {
      return "backbone.cheaper";
    }
    return verdict.taken() == 0 ? "backbone.kept" : "backbone.better";
  }

  /** In figures and names alone, which belong to no language. */
  private String table() {
    return IntStream.range(0, tried.size())
        .mapToObj(
            i ->
                "%s: %s%s, × %s"
                    .formatted(
                        tried.get(i).candidate().asText(),
                        Figures.loss(tried.get(i).losses().mean()),
                        i == 0 ? "" : " (%s ± %s)".formatted(change(i), error(i)),
                        work(i, 0)))
        .collect(Collectors.joining("; "));
  }

  private BackboneCandidate standard() {
    return tried.getFirst().candidate();
  }

  private String change(int position) {
    return Figures.change(verdict.changes().get(position).value());
  }

  private String error(int position) {
    List<Double> interval = verdict.interval(position);
    return Figures.loss((interval.getLast() - interval.getFirst()) / 2);
  }

  /** How many times as much one computes as another. */
  private String work(int one, int other) {
    return String.format(Locale.ROOT, "%.2f", tried.get(one).cost() / tried.get(other).cost());
  }
}
