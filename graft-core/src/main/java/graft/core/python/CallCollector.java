package graft.core.python;

import graft.core.python.PythonScript.Called;
import graft.core.python.Term.Argument;
import graft.core.python.Term.Attribute;
import graft.core.python.Term.Call;
import graft.core.python.Term.Index;
import graft.core.python.Term.Items;
import graft.core.python.Term.Mapping;
import graft.core.python.Term.Opaque;
import graft.core.python.Term.Operation;
import graft.core.python.Term.Slice;
import java.util.ArrayList;
import java.util.List;

/** Finds the calls in terms. */
final class CallCollector {
  private final Reducer reducer;
  private final List<Called> calls = new ArrayList<>();

  CallCollector(Reducer reducer) {
    this.reducer = reducer;
  }

  List<Called> calls() {
    return calls;
  }

  /**
   * Collects the calls in a term, each with its names as they are set here and now.
   *
   * @param target the name that the term's value is given to, "" for none
   */
  void note(Term term, String target) {
    switch (term) {
      case Call call -> {
        note(call.function(), "");
        call.arguments().stream().map(Argument::value).forEach(value -> note(value, ""));
        collect(call, target);
      }
      case Items(var terms) -> terms.forEach(t -> note(t, ""));
      case Opaque(var inner) -> inner.forEach(t -> note(t, ""));
      case Mapping(var keys, var values) -> {
        keys.forEach(t -> note(t, ""));
        values.forEach(t -> note(t, ""));
      }
      case Attribute(Term of, String _) -> note(of, "");
      case Index(Term of, Term at) -> {
        note(of, "");
        note(at, "");
      }
      case Slice(Term from, Term to) -> {
        note(from, "");
        note(to, "");
      }
      case Operation(String _, Term left, Term right) -> {
        note(left, "");
        note(right, "");
      }
      default -> {}
    }
  }

  private void collect(Call call, String target) {
    if (reducer.reduce(call) instanceof Call reduced) {
      calls.add(new Called(reduced, target));
    }
  }
}
