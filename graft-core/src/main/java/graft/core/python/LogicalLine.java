package graft.core.python;

import java.util.List;

/**
 * A line as Python sees it: with all that its brackets, long strings and backslashes draw into it.
 *
 * @param indent how far its first token stands from the left
 * @param tokens at least one
 */
record LogicalLine(int indent, List<Token> tokens) {
  LogicalLine {
    tokens = List.copyOf(tokens);
  }
}
