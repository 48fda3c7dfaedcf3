package graft.core.python;

import graft.core.python.Term.Argument;
import graft.core.python.Term.Attribute;
import graft.core.python.Term.Call;
import graft.core.python.Term.Flag;
import graft.core.python.Term.Index;
import graft.core.python.Term.Items;
import graft.core.python.Term.Mapping;
import graft.core.python.Term.Name;
import graft.core.python.Term.Nothing;
import graft.core.python.Term.Num;
import graft.core.python.Term.Opaque;
import graft.core.python.Term.Operation;
import graft.core.python.Term.Slice;
import graft.core.python.Term.Text;
import java.util.ArrayList;
import java.util.List;

/** Brings terms to what they say: names looked up, arithmetic done, dicts spread. */
final class Reducer {
  private final Scopes scopes;

  Reducer(Scopes scopes) {
    this.scopes = scopes;
  }

  /** The term as far as it can be known. */
  Term reduce(Term term) {
    return switch (term) {
      case Num _, Text _, Flag _, Nothing _, Opaque _ -> term;
      case Name(String path) -> scopes.find(path).orElse(term);
      case Items(var terms) -> new Items(terms.stream().map(this::reduce).toList());
      case Mapping(var keys, var values) ->
          new Mapping(
              keys.stream().map(this::reduce).toList(), values.stream().map(this::reduce).toList());
      case Attribute(Term of, String name) -> ExpressionParser.name(reduce(of), name);
      case Operation(String operator, Term left, Term right) ->
          Arithmetic.of(operator, reduce(left), reduce(right));
      case Slice(Term from, Term to) -> new Slice(reduce(from), reduce(to));
      case Index(Term of, Term at) -> index(reduce(of), reduce(at));
      case Call call -> call(call);
    };
  }

  private static Term index(Term of, Term at) {
    if (of instanceof Items(var terms)) {
      if (at instanceof Num(double number, boolean whole) && whole) {
        int i = (int) number + (number < 0 ? terms.size() : 0);
        return i >= 0 && i < terms.size() ? terms.get(i) : new Index(of, at);
      }
      if (at instanceof Slice(Term from, Term to)) {
        int start = end(from, 0, terms.size());
        int end = end(to, terms.size(), terms.size());
        return start >= 0 && end >= start
            ? new Items(terms.subList(start, end))
            : new Index(of, at);
      }
    }
    if (of instanceof Mapping mapping && at instanceof Text) {
      int i = mapping.keys().lastIndexOf(at);
      return i >= 0 ? mapping.values().get(i) : new Index(of, at);
    }
    return new Index(of, at);
  }

  /** An end of a slice; -1 where it is not known. */
  private static int end(Term term, int otherwise, int size) {
    return switch (term) {
      case Nothing _ -> otherwise;
      case Num(double number, boolean whole) when whole ->
          (int) Math.clamp(number < 0 ? number + size : number, 0, size);
      default -> -1;
    };
  }

  private Term call(Call call) {
    List<Argument> arguments = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      Term value = reduce(argument.value());
      if (argument.name().equals("**") && value instanceof Mapping mapping) {
        spread(argument, mapping, arguments);
      } else {
        arguments.add(argument.with(value));
      }
    }
    Call reduced = new Call(reduce(call.function()), arguments, call.place());
    return reduced.function() instanceof Name(String path)
        ? Builtins.value(path, arguments).orElse(reduced)
        : reduced;
  }

  private static void spread(Argument argument, Mapping mapping, List<Argument> arguments) {
    for (int i = 0; i < mapping.keys().size(); i++) {
      if (mapping.keys().get(i) instanceof Text(String name)) {
        arguments.add(
            new Argument(name, mapping.values().get(i), argument.place(), argument.text()));
      }
    }
  }
}
