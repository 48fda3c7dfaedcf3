package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.core.error.UserError;
import graft.core.head.Knob;
import graft.core.head.Schedule;
import graft.core.study.OptionChoices;
import graft.core.study.Regularisers;
import graft.core.study.Regularisers.Kind;
import graft.core.study.SearchSpace;
import graft.core.study.SearchSpace.LogRange;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is typed about the space, and what comes of it. */
class SpaceOptionsTest {
  private static SearchSpace space(String... words) {
    return space(OptionalInt.empty(), words);
  }

  private static SearchSpace space(OptionalInt epochs, String... words) {
    SpaceOptions options = new SpaceOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
    return options.space(epochs);
  }

  @Test
  void nothing_said_means_the_usual_space() {
    assertThat(space()).isEqualTo(SearchSpace.defaults());
  }

  @Test
  void a_range_is_taken_and_kept_though_the_best_may_lie_at_its_edge() {
    SearchSpace space = space("--learning-rate", "0.0005..0.02", "--l2", "1e-3..1", "--l1", "0.01");

    assertThat(space.learningRate()).isEqualTo(new LogRange(0.0005, 0.02));
    assertThat(space.regularisers().l2()).isEqualTo(new LogRange(0.001, 1));
    assertThat(space.regularisers().l1()).isEqualTo(new LogRange(0.01, 0.01));
    assertThat(space.pinned()).containsExactlyInAnyOrder(Knob.LEARNING_RATE, Knob.L2, Knob.L1);
    assertThat(space().pinned()).isEmpty();
  }

  @Test
  void epochs_that_were_asked_for_are_the_most() {
    SearchSpace space = space(OptionalInt.of(12));

    assertThat(space.epochs()).isEqualTo(12);
    assertThat(space.pinned()).containsExactly(Knob.EPOCHS);
  }

  @Test
  void lists_are_taken() {
    SearchSpace space =
        space(
            "--batch-size=16,48",
            "--regulariser=Dropout,none",
            "--dropout=0.6,0.2,0.6",
            "--hidden=0,64",
            "--schedule",
            "cosine",
            "--label-smoothing=0.05,0.2",
            "--class-weights=yes");

    assertThat(space.batchSizes()).containsExactly(16, 48);
    Regularisers regularisers = space.regularisers();
    assertThat(regularisers.kinds()).containsExactly(Kind.DROPOUT, Kind.NONE);
    assertThat(regularisers.dropouts()).containsExactly(0.2, 0.6);
    assertThat(space.options())
        .isEqualTo(
            new OptionChoices(
                List.of(Schedule.COSINE), List.of(0.05, 0.2), List.of(true), List.of(0, 64)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --learning-rate   | 0..1        | from a number above 0 to one not below it, got 0.0 to 1.0
          --learning-rate   | 0.01..0.001 | got 0.01 to 0.001 (--learning-rate 0.01..0.001)
          --learning-rate   | -1          | from a number above 0
          --learning-rate   | NaN         | from a number above 0
          --learning-rate   | 1e999       | from a number above 0
          --learning-rate   | 1..2..3     | a range such as 0.0001..0.01, got '1..2..3'
          --l2              | x           | --l2 must be a number above 0 or a range such as
          --l1              | ..          | --l1 must be a number above 0 or a range such as
          --dropout         | 1.5         | above 0 and below 1, got 1.5 (--dropout)
          --dropout         | 0           | above 0 and below 1, got 0.0 (--dropout)
          --dropout         | half        | '--dropout'
          --regulariser     | foo         | dropout, l2, l1 or none, got 'foo' (--regulariser)
          --hidden          | -3          | 0 (none) to 4096, got -3 (--hidden)
          --metric          | foo         | log-loss, accuracy, balanced-accuracy or macro-f1, got foo
          --batch-size      | 0           | batch sizes must be 1 or more, got 0 (--batch-size)
          --schedule        | linear      | expected one of
          --label-smoothing | 1           | at least 0 and below 1, got 1.0 (--label-smoothing)
          --class-weights   | maybe       | no, yes or no,yes, got 'maybe' (--class-weights)
          --trials          | 0           | trials must be 1 or more, got 0 (--trials)
          --epochs          | 0           | epochs must be 1 or more, got 0 (--epochs)
          """)
  void says_what_an_option_must_be(String option, String value, String message) {
    Shell shell = Shell.graft("tune", Leaves.folder(), option, value);

    assertThat(shell.exit()).as(shell.err()).isEqualTo(Graft.MENDABLE);
    assertThat(shell.err()).contains(message).doesNotContain("\tat ");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void a_wrong_range_is_an_error_of_the_user() {
    assertThatThrownBy(() -> space("--l2", "1..0.1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--l2 1..0.1");
  }
}
