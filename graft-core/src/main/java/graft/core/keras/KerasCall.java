package graft.core.keras;

import graft.core.python.Place;
import graft.core.python.PythonScript.Called;
import graft.core.python.Term;
import graft.core.python.Term.Argument;
import graft.core.python.Term.Attribute;
import graft.core.python.Term.Call;
import graft.core.python.Term.Flag;
import graft.core.python.Term.Name;
import graft.core.python.Term.Nothing;
import graft.core.python.Term.Num;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call with its arguments by name.
 *
 * @param function the last part of its name, such as "Dropout"
 * @param path the whole name, such as "tensorflow.keras.layers.Dropout"; "" where it is called on
 *     what another call gives
 * @param place where it stands
 * @param receiver the call that made what it is called on, such as that of a generator
 * @param arguments by name; those of None are left out
 * @param target the name that its value is given to; "" where there is none
 */
public record KerasCall(
    String function,
    String path,
    Place place,
    Optional<Place> receiver,
    Map<String, Argument> arguments,
    String target) {
  public KerasCall {
    arguments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** The call, if it is one of a name. */
  static Optional<KerasCall> of(Called called) {
    return of(called.call(), called.target());
  }

  static Optional<KerasCall> of(Call call, String target) {
    return switch (call.function()) {
      case Name(String path) ->
          Optional.of(make(call, path.substring(path.lastIndexOf('.') + 1), path, target));
      case Attribute(Term _, String name) -> Optional.of(make(call, name, "", target));
      default -> Optional.empty();
    };
  }

  private static KerasCall make(Call call, String function, String path, String target) {
    Optional<Place> receiver =
        call.function() instanceof Attribute(Call on, String _)
            ? Optional.of(on.place())
            : Optional.empty();
    return new KerasCall(
        function, path, call.place(), receiver, named(function, call.arguments()), target);
  }

  private static Map<String, Argument> named(String function, List<Argument> arguments) {
    List<String> parameters = Signatures.of(function);
    Map<String, Argument> named = new LinkedHashMap<>();
    int position = 0;
    for (Argument argument : arguments) {
      String name = argument.name();
      if (name.isEmpty()) {
        name = position < parameters.size() ? parameters.get(position) : "#" + position;
        position++;
      }
      if (!(argument.value() instanceof Nothing)) {
        named.put(name, argument);
      }
    }
    return named;
  }

  Optional<Argument> argument(String name) {
    return Optional.ofNullable(arguments.get(name));
  }

  /** What the argument is written as, or nothing. */
  Optional<Term> term(String name) {
    return argument(name).map(Argument::value);
  }

  Optional<String> text(String name) {
    return term(name)
        .flatMap(t -> t instanceof Term.Text(String v) ? Optional.of(v) : Optional.empty());
  }

  Optional<Double> number(String name) {
    return term(name)
        .flatMap(t -> t instanceof Num(double v, _) ? Optional.of(v) : Optional.empty());
  }

  /** Whether the argument is True. */
  boolean isOn(String name) {
    return term(name).filter(t -> t instanceof Flag(boolean on) && on).isPresent();
  }

  /** The call that the argument is, or nothing. */
  Optional<KerasCall> call(String name) {
    return term(name).flatMap(t -> t instanceof Call call ? of(call, "") : Optional.empty());
  }
}
