package graft.train.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * JSON for metadata.
 *
 * <p>What lies outside Unicode's first plane is written as two escapes, because JNI hands strings
 * over in a variant of UTF-8 that has no four-byte sequences: so a Java program that reads the
 * metadata through ONNX Runtime gets an emoji as it was.
 */
final class JsonText {
  private JsonText() {}

  /** A JSON list of strings. */
  static String list(List<String> values) {
    return values.stream().map(JsonText::quote).collect(Collectors.joining(",", "[", "]"));
  }

  /** A JSON string. */
  static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
