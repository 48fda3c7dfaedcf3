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
import java.util.StringJoiner;

/** Which label each photo has, as {@code labels.csv} in the photos' folder says. */
final class LabelsFile {
  static final String NAME = "labels.csv";

  private static final List<String> COLUMNS = List.of("path", "label");
  private static final List<String> COLUMNS_AND_PART = List.of("path", "label", "part");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path root;
  private final Path file;
  private final Map<String, Row> rows = new LinkedHashMap<>(); // by the path as Graft writes it

  private LabelsFile(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.file = root.resolve(NAME);
  }

  /**
   * What is said of a photo.
   *
   * @param line where, from 1
   * @param label the class; empty where nothing is said
   * @param part of a given split
   * @param against the line that says another thing, or 0
   */
  record Row(int line, String label, Part part, int against) {}

  /**
   * Reads the file in this folder.
   *
   * @throws UserError if it cannot be read, its header is another, or a line makes no sense
   */
  static LabelsFile in(Path root) {
    LabelsFile labels = new LabelsFile(root);
    String text = labels.text();
    char separator = separator(text);
    List<CsvText.Line> lines = CsvText.lines(text, separator, labels.file.toString());
    int columns = labels.columns(lines, text);
    lines.stream().skip(1).forEach(line -> labels.take(line, columns));
    return labels;
  }

  /** What is said of each photo, by its path relative to the folder, in the file's order. */
  Map<String, Row> rows() {
    return rows;
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

  private int columns(List<CsvText.Line> lines, String text) {
    List<String> names =
        lines.isEmpty()
            ? List.of()
            : lines.getFirst().fields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    if (!names.equals(COLUMNS) && !names.equals(COLUMNS_AND_PART)) {
      throw new UserError(
          "%s must begin with the line path,label or path,label,part, got '%s': name its columns so, or rename the file if it is not meant for Graft"
              .formatted(file, header(text)));
    }
    return names.size();
  }

  private void take(CsvText.Line line, int columns) {
    if (line.fields().size() != columns) {
      throw new UserError(
          "A line must have %d fields as the first one has, got %d in line %d of %s: put a field that holds a comma in quotes"
              .formatted(columns, line.fields().size(), line.number(), file));
    }
    String path = path(line);
    String label = line.fields().get(1).strip();
    Part part = columns == COLUMNS.size() ? Part.NONE : part(line);
    Row row = new Row(line.number(), label, part, 0);
    rows.merge(path, row, LabelsFile::joined);
  }

  /** Twice the same is once; two things are none. */
  private static Row joined(Row first, Row second) {
    boolean same = first.label().equals(second.label()) && first.part() == second.part();
    return same || first.against() > 0
        ? first
        : new Row(first.line(), first.label(), first.part(), second.line());
  }

  private String path(CsvText.Line line) {
    String written = line.fields().getFirst().strip();
    try {
      Path path = root.resolve(written).normalize();
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

  private Part part(CsvText.Line line) {
    String written = line.fields().get(2).strip();
    return PartFolders.part(written)
        .orElseThrow(
            () ->
                new UserError(
                    "A part must be train, val or test, got '%s' in line %d of %s"
                        .formatted(written, line.number(), file)));
  }
}
