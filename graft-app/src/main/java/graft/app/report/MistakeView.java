package graft.app.report;

import java.util.Comparator;
import java.util.List;

/**
 * A mistake as the report shows it.
 *
 * @param path with characters that cannot be seen made visible
 * @param label the class it lies in
 * @param predicted the class the model names
 * @param sure the probability, as people read it
 * @param picture the address of a thumbnail, or nothing
 */
public record MistakeView(
    String path, String label, String predicted, String sure, String picture) {

  static List<MistakeView> of(ReportData data) {
    return data.mistakes().stream()
        .sorted(Comparator.comparingDouble(Mistake::probability).reversed())
        .map(MistakeView::of)
        .toList();
  }

  private static MistakeView of(Mistake m) {
    Picture picture = m.picture();
    return new MistakeView(
        Visible.text(m.path()),
        Visible.isolated(m.label()),
        Visible.isolated(m.predicted()),
        Numbers.percent(m.probability()),
        picture == null ? "" : picture.dataUri());
  }
}
