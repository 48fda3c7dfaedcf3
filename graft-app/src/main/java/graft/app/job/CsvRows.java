package graft.app.job;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 says: what Graft itself has written. */
final class CsvRows {
  private final String text;
  private int at;

  private CsvRows(String text) {
    this.text = text;
  }

  /** The records, the heading among them. */
  static List<List<String>> of(String text) {
    CsvRows rows = new CsvRows(text);
    List<List<String>> all = new ArrayList<>();
    while (rows.at < text.length()) {
      all.add(rows.row());
    }
    return all;
  }

  private List<String> row() {
    List<String> fields = new ArrayList<>();
    do {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
    } while (at < text.length() && text.charAt(at++) == ',');
    return fields;
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** From quote to quote; a doubled quote stands for one. */
  private String quoted() {
    StringBuilder field = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) == '"') {
        at++;
        if (at >= text.length() || text.charAt(at) != '"') {
          break;
        }
      }
      field.append(text.charAt(at));
    }
    return field.toString();
  }
}
