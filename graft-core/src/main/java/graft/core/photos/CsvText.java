package graft.core.photos;

import graft.core.error.UserError;
import java.util.ArrayList;
import java.util.List;

/*
 * RFC 4180: records end with CRLF (LF alone is taken too); a field in double quotes may hold
 * separators, line ends and, doubled, quotes. Lines with nothing on them are passed over.
 */
/** Reads comma-separated values. */
final class CsvText {
  private static final char QUOTE = '"';

  private final String text;
  private final char separator;
  private final String where;
  private final List<Line> lines = new ArrayList<>();
  private int at;
  private int number = 1;

  private CsvText(String text, char separator, String where) {
    this.text = text;
    this.separator = separator;
    this.where = where;
  }

  /**
   * A record.
   *
   * @param number of the line on which it begins, from 1
   * @param fields as they are, without their quotes
   */
  record Line(int number, List<String> fields) {}

  /**
   * All records.
   *
   * @param where the file, for messages
   * @throws UserError if quotes are not as they must be
   */
  static List<Line> lines(String text, char separator, String where) {
    CsvText csv = new CsvText(text, separator, where);
    while (csv.at < text.length()) {
      csv.line();
    }
    return csv.lines;
  }

  private void line() {
    int begin = number;
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == separator) {
      at++;
      fields.add(field());
    }
    endOfLine();
    if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
      lines.add(new Line(begin, List.copyOf(fields)));
    }
  }

  private String field() {
    if (at < text.length() && text.charAt(at) == QUOTE) {
      return quoted();
    }
    int begin = at;
    while (at < text.length() && text.charAt(at) != separator && !isEnd(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at);
  }

  private String quoted() {
    int begin = number;
    StringBuilder field = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == QUOTE && (at + 1 == text.length() || text.charAt(at + 1) != QUOTE)) {
        at++;
        return field.toString();
      }
      at += c == QUOTE ? 1 : 0;
      number += c == '\n' ? 1 : 0;
      field.append(c);
    }
    throw new UserError(
        "A field in quotes must end with a quote, but the one in line %d of %s does not"
            .formatted(begin, where));
  }

  private void endOfLine() {
    if (at < text.length() && !isEnd(text.charAt(at))) {
      throw new UserError(
          "After a field in quotes a '%c' or the end of the line must come, got '%c' in line %d of %s: write a quote in a field as two"
              .formatted(separator, text.charAt(at), number, where));
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    number++;
  }

  private static boolean isEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
