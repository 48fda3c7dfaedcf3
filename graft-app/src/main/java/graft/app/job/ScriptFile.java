package graft.app.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.error.UserError;
import graft.core.python.Cell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file with Python in it: a script, or a notebook of Jupyter. */
final class ScriptFile {
  /** Bytes of a script; nobody writes more. */
  private static final long LONGEST_SCRIPT = 4 << 20;

  /** Bytes of a notebook, whose pictures are in it. */
  private static final long LONGEST_NOTEBOOK = 64 << 20;

  private ScriptFile() {}

  /**
   * The Python in a file.
   *
   * @throws UserError if there is none
   */
  static List<Cell> read(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError("FILE must be a Python file, got the folder %s".formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "FILE must be a Python file (.py or .ipynb), but there is none at %s".formatted(file));
    }
    boolean notebook = file.toString().toLowerCase(Locale.ROOT).endsWith(".ipynb");
    String text = text(file, notebook ? LONGEST_NOTEBOOK : LONGEST_SCRIPT);
    return notebook ? cells(file, text) : List.of(Cell.file(text));
  }

  private static String text(Path file, long longest) {
    try {
      long size = Files.size(file);
      if (size > longest) {
        throw new UserError(
            "FILE must have at most %d MiB, but %s has %d. Take the part with the ImageDataGenerator out of it"
                .formatted(longest >> 20, file, size >> 20));
      }
      byte[] bytes = Files.readAllBytes(file);
      for (byte b : bytes) {
        if (b == 0) {
          throw new UserError(
              "FILE must be Python as text (UTF-8), but %s is a binary file".formatted(file));
        }
      }
      return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static List<Cell> cells(Path file, String text) {
    JsonNode notebook;
    try {
      notebook = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UserError(
          "%s must be a Jupyter notebook, but it is not whole JSON: %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
    List<Cell> cells = new ArrayList<>();
    int number = 0;
    for (JsonNode cell : notebook.findValues("cells").stream().flatMap(ScriptFile::each).toList()) {
      number++;
      if (cell.path("cell_type").asText().equals("code")) {
        JsonNode source = cell.has("source") ? cell.path("source") : cell.path("input");
        cells.add(new Cell(number, source(source)));
      }
    }
    if (number == 0) {
      throw new UserError("%s must be a Jupyter notebook, but it has no cells".formatted(file));
    }
    return cells;
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** One text, or a list of lines that end with their line breaks. */
  private static String source(JsonNode source) {
    if (!source.isArray()) {
      return source.asText();
    }
    StringBuilder text = new StringBuilder();
    source.forEach(line -> text.append(line.asText()));
    return text.toString();
  }
}
