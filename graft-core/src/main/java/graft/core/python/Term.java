package graft.core.python;

import java.util.List;

/** What a value is written as. */
public sealed interface Term {
  /**
   * A number.
   *
   * @param whole whether Python takes it for an int
   */
  record Num(double value, boolean whole) implements Term {}

  /** A string. */
  record Text(String value) implements Term {}

  /** True or False. */
  record Flag(boolean value) implements Term {}

  /** None. */
  record Nothing() implements Term {}

  /** A tuple or a list. */
  record Items(List<Term> terms) implements Term {
    public Items {
      terms = List.copyOf(terms);
    }
  }

  /** A dict; as many keys as values. */
  record Mapping(List<Term> keys, List<Term> values) implements Term {
    public Mapping {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }
  }

  /**
   * A name that is not set to anything, or not yet looked up.
   *
   * @param path with its dots, such as "tf.keras.layers"
   */
  record Name(String path) implements Term {}

  /** Something of what is no name, such as of what a call gives. */
  record Attribute(Term of, String name) implements Term {}

  /** A call. */
  record Call(Term function, List<Argument> arguments, Place place) implements Term {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Arithmetic; {@code left} is Nothing where the operator has one side. */
  record Operation(String operator, Term left, Term right) implements Term {}

  /** {@code of[at]}. */
  record Index(Term of, Term at) implements Term {}

  /** {@code from:to}; Nothing where one is left out. */
  record Slice(Term from, Term to) implements Term {}

  /**
   * What is not computed: comparisons, conditions, functions without a name, comprehensions.
   *
   * @param inner what stands in it
   */
  record Opaque(List<Term> inner) implements Term {
    public Opaque {
      inner = List.copyOf(inner);
    }
  }

  /**
   * What a call is given.
   *
   * @param name "" where it goes by position, "*" and "**" where a list or a dict is spread
   * @param text as it is written
   */
  record Argument(String name, Term value, Place place, String text) {
    Argument with(Term other) {
      return new Argument(name, other, place, text);
    }
  }
}
