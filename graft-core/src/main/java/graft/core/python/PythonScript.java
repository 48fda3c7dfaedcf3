package graft.core.python;

import graft.core.python.Term.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a script calls.
 *
 * @param calls in the order in which they are written
 * @param unread statements that are left out, because they could not be read
 */
public record PythonScript(List<Called> calls, List<Unread> unread) {
  public PythonScript {
    calls = List.copyOf(calls);
    unread = List.copyOf(unread);
  }

  /**
   * A call in a script.
   *
   * @param call with its names looked up, its arithmetic done and its dicts spread
   * @param target the name that its value is given to; "" where there is none
   */
  public record Called(Call call, String target) {}

  /** Reads a script; what cannot be read is named, and the rest is read all the same. */
  public static PythonScript read(List<Cell> cells) {
    StatementReader first = new StatementReader(new Scope());
    cells.forEach(cell -> read(cell, first, new ArrayList<>()));
    StatementReader second = new StatementReader(first.file());
    List<Unread> unread = new ArrayList<>();
    cells.forEach(cell -> read(cell, second, unread));
    List<Called> calls = new ArrayList<>(second.calls());
    calls.sort(Comparator.comparing(called -> called.call().place()));
    unread.sort(Comparator.comparing(Unread::place));
    return new PythonScript(calls, unread);
  }

  /** Statement by statement; one that fails is left out. */
  private static void read(Cell cell, StatementReader reader, List<Unread> unread) {
    for (LogicalLine line : Lexer.lines(cell, unread)) {
      try {
        reader.read(line, cell.text());
      } catch (SyntaxFault fault) {
        Token first = line.tokens().getFirst();
        int end = line.tokens().getLast().end();
        unread.add(new Unread(fault.place(), Written.of(cell.text(), first.start(), end)));
      }
    }
    reader.endCell();
  }
}
