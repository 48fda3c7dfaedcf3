package graft.core.python;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The names that can be seen from one place: of the functions around it and of the file. */
final class Scopes {
  private final Deque<Scope> scopes = new ArrayDeque<>(); // the innermost first
  private final Scope file = new Scope();
  private final Scope later;

  /**
   * Of a file that is begun.
   *
   * @param later what the file's names are set to in the end, for functions that stand before that
   */
  Scopes(Scope later) {
    this.later = later;
    scopes.push(file);
  }

  Scope file() {
    return file;
  }

  Scope innermost() {
    return scopes.getFirst();
  }

  void enter(Scope scope) {
    scopes.push(scope);
  }

  void leave() {
    scopes.pop();
  }

  /** What a name stands for, if it is set or a part of what is set. */
  Optional<Term> find(String path) {
    Optional<Term> whole = get(path);
    int dot = path.lastIndexOf('.');
    if (whole.isPresent() || dot < 0) {
      return whole;
    }
    String last = path.substring(dot + 1);
    return find(path.substring(0, dot)).map(of -> ExpressionParser.name(of, last));
  }

  private Optional<Term> get(String name) {
    for (Scope scope : scopes) {
      Optional<Term> found = scope.get(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return later.get(name);
  }
}
