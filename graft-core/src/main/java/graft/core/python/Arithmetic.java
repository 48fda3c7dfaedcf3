package graft.core.python;

import graft.core.python.Term.Items;
import graft.core.python.Term.Nothing;
import graft.core.python.Term.Num;
import graft.core.python.Term.Operation;
import graft.core.python.Term.Text;
import java.util.ArrayList;
import java.util.List;

/** Python's arithmetic on values that are known. */
final class Arithmetic {
  /** Characters of a string, and terms of a tuple, that are put together. */
  private static final int LONGEST = 1000;

  private Arithmetic() {}

  /** What comes out, or the operation where it cannot be done. */
  static Term of(String operator, Term left, Term right) {
    Term undone = new Operation(operator, left, right);
    if (right instanceof Num b && left instanceof Num a) {
      return number(operator, a, b, undone);
    }
    if (right instanceof Num(double value, boolean whole) && left instanceof Nothing) {
      return new Num(operator.equals("-") ? -value : value, whole);
    }
    if (left instanceof Text(String a) && right instanceof Text(String b)) {
      return text(operator, a, b, undone);
    }
    if (operator.equals("+") && left instanceof Items(var a) && right instanceof Items(var b)) {
      List<Term> both = new ArrayList<>(a);
      both.addAll(b);
      return both.size() > LONGEST ? undone : new Items(both);
    }
    return undone;
  }

  private static Term number(String operator, Num a, Num b, Term undone) {
    boolean whole = a.whole() && b.whole();
    double result =
        switch (operator) {
          case "+" -> a.value() + b.value();
          case "-" -> a.value() - b.value();
          case "*" -> a.value() * b.value();
          case "/" -> a.value() / b.value();
          case "//" -> Math.floor(a.value() / b.value());
          case "%" -> a.value() - b.value() * Math.floor(a.value() / b.value());
          default -> Math.pow(a.value(), b.value());
        };
    boolean divided = operator.equals("/") || (operator.equals("**") && b.value() < 0);
    return Double.isFinite(result) ? new Num(result, whole && !divided) : undone;
  }

  /** "a" + "b", and "a" / "b" where the first is a path. */
  private static Term text(String operator, String a, String b, Term undone) {
    if (a.length() + b.length() > LONGEST) {
      return undone;
    }
    return switch (operator) {
      case "+" -> new Text(a + b);
      case "/" -> new Text(joined(a, b));
      default -> undone;
    };
  }

  /** As os.path.join does. */
  static String joined(String folder, String name) {
    if (name.startsWith("/") || folder.isEmpty()) {
      return name;
    }
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }
}
