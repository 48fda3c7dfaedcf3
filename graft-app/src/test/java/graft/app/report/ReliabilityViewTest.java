package graft.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.report.Certainty.Bin;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReliabilityViewTest {

  private static ReliabilityView view(Bin... bins) {
    return ReliabilityView.of(new Certainty(List.of(bins), null), ReportWords.of(Locale.ROOT));
  }

  @Test
  void says_where_it_is_surest_and_where_least() {
    ReliabilityView view = view(new Bin(0.5, 0.4, 20), new Bin(0.75, 0.8, 20), new Bin(1, 1, 20));
    assertThat(view.words())
        .isEqualTo(
            "Where it is surest (100.0\u202f% on average) it is right for 100.0\u202f%; where it is"
                + " least sure (50.0\u202f%), for 40.0\u202f%.");
    assertThat(view.points()).hasSize(3);
  }

  @Test
  void few_photos_are_one_group_and_one_statement() {
    assertThat(view(new Bin(0.911, 0.947, 19)).words())
        .isEqualTo("It is 91.1\u202f% sure on average, and right for 94.7\u202f%.");
  }

  @Test
  void nothing_is_said_of_no_photo() {
    assertThat(view().words()).isEmpty();
    assertThat(view().points()).isEmpty();
  }
}
