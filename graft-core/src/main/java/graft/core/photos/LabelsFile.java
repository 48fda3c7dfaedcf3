package graft.core.photos;

import graft.core.error.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** Which label, or which part of a given split, or both, each photo has. */
final class LabelsFile {
  /** The file that needs no option. */
  static final String NAME = "labels.csv";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path root;
  private final Path real;
  private final Path file;
  private final Map<String, Row> rows = new LinkedHashMap<>(); // by the path as Graft writes it
  private Columns columns = new Columns(List.of());

  private LabelsFile(Path root, Path file) {
    this.root = root.toAbsolutePath().normalize();
    this.real = PhotoWalk.real(root);
    this.file = file;
  }

  /** The header's names, in lower case. */
  private record Columns(List<String> names) {
    boolean areKnown() {
      Set<String> different = Set.copyOf(names);
      return different.size() == names.size()
          && Set.of("path", "label", "part").containsAll(different)
          && different.contains("path")
          && different.size() > 1;
    }

    /** A field without the blanks around it; empty where the column is not there. */
    Optional<String> of(CsvText.Line line, String name) {
      int column = names.indexOf(name);
      return column < 0 ? Optional.empty() : Optional.of(line.fields().get(column).strip());
    }
  }

  /**
   * What is said of a photo.
   *
   * @param line where, from 1
   * @param label the class; empty where nothing is said of it
   * @param part of a given split
   * @param against the line that says another thing, or 0
   */
  record Row(int line, String label, Part part, int against) {}

  /**
   * Reads the file.
   *
   * @param root the photos' folder, which its paths start from
   * @throws UserError if it cannot be read, its header is another, or a line makes no sense
   */
  static LabelsFile read(Path root, Path file) {
    LabelsFile labels = new LabelsFile(root, file);
    String text = labels.text();
    List<CsvText.Line> lines = CsvText.lines(text, separator(text), file.toString());
    labels.columns = labels.columns(lines, text);
    lines.stream().skip(1).forEach(labels::take);
    return labels;
  }

  /** What is said of each photo, by its path relative to the folder, in the file's order. */
  Map<String, Row> rows() {
    return rows;
  }

  /** Whether it says what the classes are; else it deals out photos whose folders say that. */
  boolean hasLabels() {
    return columns.names().contains("label");
  }

  Path file() {
    return file;
  }

  /** Whether this is the file itself, lying among the photos. */
  boolean isAt(String path) {
    return root.resolve(path).equals(file.toAbsolutePath().normalize());
  }

  private String text() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UserError(
          "%s must be a text in UTF-8, but is in another encoding: save it as UTF-8"
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new UserError(
          "%s must be a file that can be read, but cannot (%s): check its permissions"
              .formatted(file, PhotoWalk.reason(e)),
          e);
    }
  }

  private static String header(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** Spreadsheets write semicolons where the comma is the decimal mark. */
  private static char separator(String text) {
    String header = header(text);
    return header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
  }

  private Columns columns(List<CsvText.Line> lines, String text) {
    List<String> fields = lines.isEmpty() ? List.of() : lines.getFirst().fields();
    Columns found =
        new Columns(fields.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList());
    if (!found.areKnown()) {
      throw new UserError(
          "%s must begin with the line path,label or path,label,part or path,part, got '%s': name its columns so, or rename the file if it is not meant for Graft"
              .formatted(file, header(text)));
    }
    return found;
  }

  private void take(CsvText.Line line) {
    int wanted = columns.names().size();
    if (line.fields().size() != wanted) {
      throw new UserError(
          "A line must have %d fields as the first one has, got %d in line %d of %s: put a field that holds a comma in quotes"
              .formatted(wanted, line.fields().size(), line.number(), file));
    }
    String label = columns.of(line, "label").orElse("");
    Part part = columns.of(line, "part").map(name -> part(name, line)).orElse(Part.NONE);
    rows.merge(path(line), new Row(line.number(), label, part, 0), LabelsFile::joined);
  }

  /** Twice the same is once; two things are none. */
  private static Row joined(Row first, Row second) {
    boolean same = first.label().equals(second.label()) && first.part() == second.part();
    return same || first.against() > 0
        ? first
        : new Row(first.line(), first.label(), first.part(), second.line());
  }

  private String path(CsvText.Line line) {
    String written = columns.of(line, "path").orElseThrow();
    try {
      Path path = below(root.resolve(written).normalize());
      if (!path.startsWith(root) || path.equals(root)) {
        throw new UserError(
            "A path must lead to a photo in %s, got '%s' in line %d of %s"
                .formatted(root, written, line.number(), file));
      }
      StringJoiner joined = new StringJoiner("/");
      root.relativize(path).forEach(name -> joined.add(name.toString()));
      return joined.toString();
    } catch (InvalidPathException e) {
      throw new UserError(
          "A path must be one that the system knows, got '%s' in line %d of %s (%s)"
              .formatted(written, line.number(), file, e.getReason()),
          e);
    }
  }

  /** A folder that is a link may be called by the name of what it leads to. */
  private Path below(Path path) {
    return path.startsWith(real) ? root.resolve(real.relativize(path)) : path;
  }

  private Part part(String written, CsvText.Line line) {
    return Part.of(written)
        .orElseThrow(
            () ->
                new UserError(
                    "A part must be train, val or test, got '%s' in line %d of %s"
                        .formatted(written, line.number(), file)));
  }
}
