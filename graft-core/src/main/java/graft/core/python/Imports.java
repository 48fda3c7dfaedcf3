package graft.core.python;

import java.util.function.BiConsumer;

/** Reads import statements. */
final class Imports {
  private Imports() {}

  /** Tells each name that is new, and the whole path that it stands for. */
  static void read(Tokens tokens, BiConsumer<String, String> names) {
    if (tokens.take().isWord("import")) {
      do {
        String path = path(tokens);
        if (tokens.skipWord("as")) {
          names.accept(tokens.requireName(), path);
        }
      } while (tokens.skipSign(","));
      return;
    }
    String module = path(tokens);
    if (!tokens.skipWord("import")) {
      throw tokens.fault();
    }
    boolean brackets = tokens.skipSign("(");
    do {
      if (tokens.skipSign("*") || (brackets && tokens.skipSign(")"))) {
        return;
      }
      String name = tokens.requireName();
      names.accept(tokens.skipWord("as") ? tokens.requireName() : name, module + "." + name);
    } while (tokens.skipSign(","));
    if (brackets) {
      tokens.requireSign(")");
    }
  }

  private static String path(Tokens tokens) {
    while (tokens.skipSign(".") || tokens.skipSign("...")) {
      // of the package around
    }
    if (tokens.isWord("import")) {
      return "";
    }
    StringBuilder path = new StringBuilder(tokens.requireName());
    while (tokens.skipSign(".")) {
      path.append('.').append(tokens.requireName());
    }
    return path.toString();
  }
}
