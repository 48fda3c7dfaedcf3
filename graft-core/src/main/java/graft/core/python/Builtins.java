package graft.core.python;

import graft.core.python.Term.Argument;
import graft.core.python.Term.Items;
import graft.core.python.Term.Mapping;
import graft.core.python.Term.Num;
import graft.core.python.Term.Text;
import java.util.List;
import java.util.Optional;

/** The few functions whose answers are known without running them. */
final class Builtins {
  private Builtins() {}

  /** What the function gives, if it is one of them and its arguments are known. */
  static Optional<Term> value(String path, List<Argument> arguments) {
    return switch (path) {
      case "dict" -> dict(arguments);
      case "tuple", "list" -> one(arguments).filter(Items.class::isInstance);
      case "str", "Path", "pathlib.Path" -> one(arguments).filter(Text.class::isInstance);
      case "float" -> number(arguments).map(n -> new Num(n.value(), false));
      case "int" -> number(arguments).map(n -> new Num((long) n.value(), true));
      case "os.path.join" -> join(arguments);
      default -> Optional.empty();
    };
  }

  private static Optional<Term> dict(List<Argument> arguments) {
    return arguments.stream().allMatch(a -> a.name().matches("\\w+"))
        ? Optional.of(
            new Mapping(
                arguments.stream().<Term>map(a -> new Text(a.name())).toList(),
                arguments.stream().map(Argument::value).toList()))
        : Optional.empty();
  }

  private static Optional<Term> one(List<Argument> arguments) {
    return arguments.size() == 1 && arguments.getFirst().name().isEmpty()
        ? Optional.of(arguments.getFirst().value())
        : Optional.empty();
  }

  private static Optional<Num> number(List<Argument> arguments) {
    return one(arguments).filter(Num.class::isInstance).map(Num.class::cast);
  }

  private static Optional<Term> join(List<Argument> arguments) {
    String path = "";
    for (Argument argument : arguments) {
      if (!(argument.value() instanceof Text(String part)) || path.length() > 1000) {
        return Optional.empty();
      }
      path = Arithmetic.joined(path, part);
    }
    return Optional.of(new Text(path));
  }
}
