package graft.core.keras;

import graft.core.keras.Remark.Kind;
import graft.core.python.Place;
import graft.core.python.Term;
import graft.core.python.Term.Argument;
import graft.core.python.Term.Flag;
import graft.core.python.Term.Items;
import graft.core.python.Term.Num;
import graft.core.python.Term.Text;
import graft.core.words.Sentence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A translation in the making. Arguments are asked for through it: it keeps what is not read. */
final class Draft {
  private final Map<TrainOption, String> options = new EnumMap<>(TrainOption.class);
  private final List<Remark> remarks = new ArrayList<>();

  Map<TrainOption, String> options() {
    return options;
  }

  /** By kind and place, each said once. */
  List<Remark> remarks() {
    return remarks.stream()
        .distinct()
        .sorted(Comparator.comparing(Remark::kind).thenComparing(Remark::place))
        .toList();
  }

  /** Sets an option to a number, if it takes it; else that is said. */
  void set(TrainOption option, double value, Place place) {
    if (option.takes(value)) {
      options.put(option, number(value));
    } else {
      otherwise(
          place,
          Sentence.of("keras.value").with("value", number(value)).with("option", option.option()));
    }
  }

  /** Sets an option to a word, "" for one without a value. */
  void set(TrainOption option, String word) {
    options.put(option, word);
  }

  void trap(Place place, Sentence sentence) {
    remarks.add(new Remark(Kind.TRAP, place, sentence));
  }

  void otherwise(Place place, Sentence sentence) {
    remarks.add(new Remark(Kind.OTHERWISE, place, sentence));
  }

  void unread(Place place, Sentence sentence) {
    remarks.add(new Remark(Kind.UNREAD, place, sentence));
  }

  /** A number that the call is given; nothing where it is given none, or none that can be read. */
  Optional<Double> number(KerasCall call, String name) {
    return read(call, name, t -> t instanceof Num(double value, _) ? value : null);
  }

  Optional<Num> num(KerasCall call, String name) {
    return read(call, name, t -> t instanceof Num number ? number : null);
  }

  Optional<String> text(KerasCall call, String name) {
    return read(call, name, t -> t instanceof Text(String value) ? value : null);
  }

  /** Whether it is told to. */
  boolean flag(KerasCall call, String name) {
    return read(call, name, t -> t instanceof Flag(boolean value) ? value : null).orElse(false);
  }

  /** A number, or several: never empty. */
  Optional<List<Double>> numbers(KerasCall call, String name) {
    return read(call, name, Draft::numbers).filter(list -> !list.isEmpty());
  }

  private static @Nullable List<Double> numbers(Term term) {
    if (term instanceof Num(double value, _)) {
      return List.of(value);
    }
    if (!(term instanceof Items(var terms))) {
      return null;
    }
    List<Double> numbers = new ArrayList<>();
    for (Term t : terms) {
      if (!(t instanceof Num(double value, _))) {
        return null;
      }
      numbers.add(value);
    }
    return numbers;
  }

  private <T> Optional<T> read(KerasCall call, String name, Function<Term, @Nullable T> reader) {
    Optional<Argument> argument = call.argument(name);
    if (argument.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = Optional.ofNullable(reader.apply(argument.get().value()));
    if (value.isEmpty()) {
      unread(
          argument.get().place(),
          Sentence.of("keras.unread")
              .with("call", call.function())
              .with("argument", name)
              .with("text", argument.get().text()));
    }
    return value;
  }

  /** "0.001", "224": to six digits, never in powers of ten. */
  static String number(double value) {
    return rounded(value, 6);
  }

  /** The same to two digits, where more would say nothing. */
  static String about(double value) {
    return rounded(value, 2);
  }

  private static String rounded(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }
}
