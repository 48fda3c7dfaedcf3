package graft.app.report;

import graft.app.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is wrong with a set of photos, as a page.
 *
 * @param language of the page, such as "en"
 * @param title the photos' folder
 * @param lead how many photos there are of what
 * @param notes what else is to be said before the findings
 * @param items the findings, the worst first
 * @param version of Graft
 */
public record CheckPage(
    String language,
    String title,
    String lead,
    List<String> notes,
    List<Item> items,
    String version) {
  public CheckPage {
    notes = List.copyOf(notes);
    items = List.copyOf(items);
  }

  /**
   * A finding.
   *
   * @param seen what was found
   * @param risk what it may do
   * @param todo what can be done
   * @param cases those that are shown
   * @param more how many are not; empty where all are
   */
  public record Item(String seen, String risk, String todo, List<Shown> cases, String more) {
    public Item {
      cases = List.copyOf(cases);
    }

    public boolean hasPictures() {
      return cases.stream().anyMatch(c -> !c.pictures().isEmpty());
    }
  }

  /**
   * A photo or folder.
   *
   * @param text its path, what it is set against, what was seen
   * @param pictures addresses that hold a thumbnail: the photo's, and that of the one it is set
   *     against
   */
  public record Shown(String text, List<String> pictures) {
    public Shown {
      text = Visible.text(text);
      pictures = List.copyOf(pictures);
    }
  }

  /** What a browser may load: nothing from anywhere, and no script. */
  public String policy() {
    return "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  }

  /** The style sheet. */
  public String css() {
    return Assets.css();
  }

  /**
   * Writes the page in one piece: until it is whole, what was at the path stays.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    WholeFile.write(file, ReportWriter.render("report/check.jte", this));
  }
}
