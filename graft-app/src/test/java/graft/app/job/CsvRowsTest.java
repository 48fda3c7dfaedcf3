package graft.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

  @Test
  void reads_plain_and_quoted_fields() {
    assertThat(CsvRows.of("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n"))
        .containsExactly(List.of("a", "b"), List.of("x,y", "say \"hi\""));
  }

  @Test
  void a_quoted_field_may_hold_line_breaks() {
    assertThat(CsvRows.of("\"two\nlines\",1\nnext,2"))
        .containsExactly(List.of("two\nlines", "1"), List.of("next", "2"));
  }

  @Test
  void empty_fields_are_fields() {
    assertThat(CsvRows.of("a,,\n,\"\"\n")).containsExactly(List.of("a", "", ""), List.of("", ""));
    assertThat(CsvRows.of("")).isEmpty();
  }

  @Test
  void a_quote_that_is_never_closed_ends_with_the_text() {
    assertThat(CsvRows.of("a,\"b")).containsExactly(List.of("a", "b"));
    assertThat(CsvRows.of("a,\"")).containsExactly(List.of("a", ""));
  }
}
