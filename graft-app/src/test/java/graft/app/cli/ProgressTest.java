package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.words.Language;
import graft.core.words.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter err = new StringWriter();

  private Progress progress(boolean live) {
    PrintWriter writer = new PrintWriter(err, true);
    Terminal terminal = new Terminal(writer, writer, live, Language.ENGLISH);
    return new Progress(terminal, false, Words.of(Language.ENGLISH), "progress.trainings");
  }

  @Test
  void its_last_figures_stay() {
    Progress progress = progress(false);
    progress.begin(3, 0);
    progress.add(3);
    progress.end();
    assertThat(err.toString()).startsWith("Trainings: 3 of 3").hasLineCount(1);
  }

  @Test
  void of_brief_work_nothing_stays() {
    Progress plain = progress(false);
    plain.begin(3, 0);
    plain.add(3);
    plain.endUnlessBrief();
    plain.end();
    assertThat(err.toString()).isEmpty();
    Progress live = progress(true);
    live.begin(3, 0);
    live.endUnlessBrief();
    assertThat(err.toString()).isEqualTo("\r\u001b[K");
  }

  @Test
  void longer_work_is_told() throws InterruptedException {
    Progress progress = progress(false);
    progress.begin(3, 0);
    Thread.sleep(1100);
    progress.add(3);
    progress.endUnlessBrief();
    assertThat(err.toString()).startsWith("Trainings: 3 of 3");
  }
}
