package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoicesTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          tune photos --fit stretch             | '--fit'        | [squash, crop, pad, auto], got 'stretch'
          train photos --test-views turn        | '--test-views' | [none, flip, crops], got 'turn'
          train photos --schedule linear        | '--schedule'   | [constant, plateau, cosine], got 'linear'
          tune photos --schedule cosine,linear  | '--schedule'   | [constant, plateau, cosine], got 'linear'
          check photos --format XML             | '--format'     | [table, json, csv], got 'XML'
          explain run --format csv              | '--format'     | [text, json], got 'csv'
          """)
  void are_named_in_small_letters(String command, String option, String message) {
    Shell shell = Shell.graft((Object[]) command.split(" ", -1));

    assertThat(shell.exit()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains(option, "expected one of " + message);
  }

  @Test
  void are_read_in_capitals_too() {
    for (String format : new String[] {"json", "JSON", "Json"}) {
      Shell shell = Shell.graft("runs", dir, "--format", format);

      assertThat(shell.err()).contains("there is no run in");
    }
  }
}
