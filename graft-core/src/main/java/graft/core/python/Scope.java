package graft.core.python;

import graft.core.python.Term.Flag;
import graft.core.python.Term.Items;
import graft.core.python.Term.Nothing;
import graft.core.python.Term.Num;
import graft.core.python.Term.Opaque;
import graft.core.python.Term.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of a file or of a function, and what they were set to last. */
final class Scope {
  private record Binding(Term value, int branch) {}

  private final Map<String, Binding> bindings = new HashMap<>();

  /**
   * Sets a name. One that is set differently in an if, a loop or a try than before or elsewhere has
   * no value that could be read.
   *
   * @param branch the number of the branch that this is in; 0 outside of all
   */
  void set(String name, Term value, int branch) {
    Binding before = bindings.get(name);
    boolean certain =
        before == null || branch == 0 || branch == before.branch() || isSame(before.value(), value);
    bindings.put(name, new Binding(certain ? value : new Opaque(java.util.List.of()), branch));
  }

  Optional<Term> get(String name) {
    return Optional.ofNullable(bindings.get(name)).map(Binding::value);
  }

  private static boolean isSame(Term a, Term b) {
    return switch (a) {
      case Num _, Text _, Flag _, Nothing _ -> a.equals(b);
      case Items(var terms) ->
          b instanceof Items(var others)
              && terms.size() == others.size()
              && java.util.stream.IntStream.range(0, terms.size())
                  .allMatch(i -> isLeaf(terms.get(i)) && terms.get(i).equals(others.get(i)));
      default -> false;
    };
  }

  private static boolean isLeaf(Term term) {
    return term instanceof Num || term instanceof Text || term instanceof Flag;
  }
}
