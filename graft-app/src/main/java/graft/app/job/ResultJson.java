package graft.app.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.error.UserError;
import java.io.IOException;
import java.nio.file.Path;

/** A {@code result.json} of any version, read field by field; every fault names the field. */
record ResultJson(Path file, JsonNode root) {

  /**
   * Reads the file.
   *
   * @throws UserError if it is no JSON object
   */
  static ResultJson read(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      if (!root.isObject()) {
        throw new UserError("%s is damaged: expected a JSON object".formatted(file));
      }
      return new ResultJson(file, root);
    } catch (IOException e) {
      throw new UserError("%s cannot be read, or is damaged: it is no JSON".formatted(file), e);
    }
  }

  boolean holds(String pointer) {
    return root.at(pointer).isObject();
  }

  /** Whether the run's last word is said; so it is unless the file says otherwise. */
  boolean finished() {
    return root.path("finished").asBoolean(true);
  }

  double number(String pointer) {
    JsonNode node = root.at(pointer);
    if (!node.isNumber()) {
      throw damaged(pointer, "a number", node);
    }
    return node.asDouble();
  }

  int count(String pointer) {
    return (int) number(pointer);
  }

  String text(String pointer) {
    JsonNode node = root.at(pointer);
    if (!node.isTextual()) {
      throw damaged(pointer, "a text", node);
    }
    return node.asText();
  }

  private UserError damaged(String pointer, String wanted, JsonNode got) {
    return new UserError(
        "%s is damaged: expected %s at %s, got %s"
            .formatted(file, wanted, pointer, got.isMissingNode() ? "nothing" : got));
  }
}
