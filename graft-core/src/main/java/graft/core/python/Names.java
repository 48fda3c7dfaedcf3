package graft.core.python;

import graft.core.python.Term.Items;
import graft.core.python.Term.Name;
import graft.core.python.Term.Opaque;
import java.util.List;

/** Sets names where they belong: in the function, the class or the file around. */
final class Names {
  private final Scopes scopes;
  private final Blocks blocks;
  private final Reducer reducer;

  Names(Scopes scopes, Blocks blocks) {
    this.scopes = scopes;
    this.blocks = blocks;
    this.reducer = new Reducer(scopes);
  }

  /** A term with the names in it as they are set now. */
  Term reduce(Term term) {
    return reducer.reduce(term);
  }

  /** Sets a name, an attribute or several at once; what is set by index is not followed. */
  void set(Term target, Term value) {
    switch (target) {
      case Name(String name) -> set(name, value);
      case Items(var names) -> {
        for (int i = 0; i < names.size(); i++) {
          set(names.get(i), part(value, i, names.size()));
        }
      }
      default -> {}
    }
  }

  private static Term part(Term value, int i, int size) {
    return value instanceof Items(var values) && values.size() == size
        ? values.get(i)
        : new Opaque(List.of());
  }

  /** Sets a name; an attribute, such as self.rate, belongs to the file. */
  void set(String name, Term value) {
    if (name.indexOf('.') >= 0) {
      scopes.file().set(name, value, blocks.branch());
      return;
    }
    scopes.innermost().set(name, value, blocks.branch());
    if (!blocks.owner().isEmpty()) {
      scopes.file().set(blocks.owner() + "." + name, value, 0);
    }
  }

  /** Sets a parameter of the function that has just begun. */
  void declare(String name, Term value) {
    scopes.innermost().set(name, value, 0);
  }
}
