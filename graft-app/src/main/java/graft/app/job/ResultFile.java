package graft.app.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import graft.app.file.WholeFile;
import graft.core.run.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** {@code result.json}: written in one piece, read back as the record that was written. */
public final class ResultFile {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ResultFile() {}

  /** The result as JSON. */
  public static String json(RunResult result) {
    try {
      return MAPPER.writeValueAsString(result);
    } catch (IOException e) {
      throw new IllegalStateException("A result can always be written as JSON", e);
    }
  }

  /** The result that another process has written. */
  static RunResult read(Path file) {
    try {
      return MAPPER.readValue(file.toFile(), RunResult.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(RunResult result, Path file) throws IOException {
    WholeFile.write(file, json(result) + "\n");
  }
}
