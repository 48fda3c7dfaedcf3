package graft.core.python;

import java.util.ArrayDeque;
import java.util.Deque;

/** The blocks around a statement: functions, classes, branches; by how far it is indented. */
final class Blocks {
  private record Block(int indent, boolean scope, String owner, int branch) {}

  private final Deque<Block> blocks = new ArrayDeque<>(); // the innermost first
  private final Scopes scopes;
  private int branches;

  Blocks(Scopes scopes) {
    this.scopes = scopes;
  }

  /** Leaves all blocks that a line with this indent does not belong to. */
  void leaveTo(int indent) {
    while (!blocks.isEmpty() && blocks.getFirst().indent() >= indent) {
      if (blocks.pop().scope()) {
        scopes.leave();
      }
    }
  }

  /** Begins a function, or a class, whose names belong to it by {@code owner}. */
  void enterScope(int indent, String owner) {
    scopes.enter(new Scope());
    blocks.push(new Block(indent, true, owner, 0));
  }

  /** Begins what runs under a condition, or more than once. */
  void enterBranch(int indent) {
    blocks.push(new Block(indent, false, "", ++branches));
  }

  /** The number of the branch that a statement is in, within its function; 0 for none. */
  int branch() {
    return blocks.isEmpty() ? 0 : blocks.getFirst().branch();
  }

  /** The class around, "" in none. */
  String owner() {
    return blocks.stream().filter(Block::scope).findFirst().map(Block::owner).orElse("");
  }
}
