package graft.predict;

import java.util.ArrayList;
import java.util.List;

/** Reads a JSON list of strings, such as a model's labels; nothing else of JSON. */
final class JsonStrings {
  private final String text;
  private int at;

  private JsonStrings(String text) {
    this.text = text;
  }

  /**
   * The strings of the list.
   *
   * @throws IllegalArgumentException if it is no JSON list of strings
   */
  static List<String> parse(String text) {
    return new JsonStrings(text).list();
  }

  private List<String> list() {
    List<String> strings = new ArrayList<>();
    expect('[');
    if (peek() == ']') {
      at++;
    } else {
      do {
        strings.add(string());
      } while (comma());
    }
    skipBlanks();
    if (at != text.length()) {
      throw wrong("nothing behind the list");
    }
    return strings;
  }

  private boolean comma() {
    char next = peek();
    at++;
    if (next != ',' && next != ']') {
      at--;
      throw wrong("a comma or the list's end");
    }
    return next == ',';
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return string.toString();
      }
      if (c < ' ') {
        throw wrong("control characters to be escaped");
      }
      string.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> throw wrong("a known escape");
    };
  }

  private char hex() {
    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw wrong("four hexadecimal digits");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw wrong("'" + wanted + "'");
    }
    at++;
  }

  private char peek() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private char next() {
    if (at >= text.length()) {
      throw wrong("more text");
    }
    return text.charAt(at++);
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "A JSON list of strings was expected, with %s at character %d, got %s"
            .formatted(expected, at, text));
  }
}
