package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.job.EvaluateJob.Outcome;
import graft.app.job.PredictJob.Answer.Unread;
import graft.core.metrics.Evaluation;
import graft.core.words.Language;
import graft.core.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {
  private static final List<String> LABELS =
      List.of("雏菊", "dandelion", "a very long name of a class", "郁金香（红）");

  private static EvaluationTable table(Language language, int foreign, int learned) {
    double[][] probabilities = {
      {0.7, 0.1, 0.1, 0.1}, {0.1, 0.7, 0.1, 0.1}, {0.1, 0.1, 0.7, 0.1}, {0.7, 0.1, 0.1, 0.1}
    };
    Evaluation evaluation = Evaluation.of(probabilities, new int[] {0, 1, 2, 3}, 4);
    Unread broken =
        new Unread(Path.of("a\nb.jpg"), "The file is empty (0 bytes): copy or download it again.");
    return new EvaluationTable(
        new Outcome(LABELS, evaluation, List.of(broken), foreign, learned), Words.of(language));
  }

  @Test
  void columns_stand_one_below_the_other_whatever_the_names_are_written_in() {
    for (Language language : Language.values()) {
      List<String> lines = table(language, 0, 0).text().lines().skip(1).toList();
      assertThat(lines).hasSize(5);
      assertThat(lines.stream().map(Columns::width).collect(Collectors.toSet())).hasSize(1);
    }
  }

  @Test
  void a_table_without_long_names_is_as_it_was() {
    assertThat(table(Language.ENGLISH, 0, 0).text().lines().toList())
        .startsWith(
            "75.0 % right (95 % interval 30.1 to 95.4) on 4 photos, log loss 0.843, calibration"
                + " error 0.050")
        .contains("a very long name of a class     1.000     1.000     1.000       1");
  }

  @Test
  void of_a_class_without_photos_nothing_is_known() {
    Evaluation evaluation = Evaluation.of(new double[][] {{0.8, 0.2}}, new int[] {0}, 2);
    Outcome outcome = new Outcome(List.of("oak", "birch"), evaluation, List.of(), 0, 0);

    assertThat(new EvaluationTable(outcome, Words.of(Language.ENGLISH)).text().lines())
        .anyMatch(line -> line.matches("oak +1\\.000 +1\\.000 +1\\.000 +1"))
        .anyMatch(line -> line.matches("birch +– +– +– +0"));
  }

  @Test
  void warns_in_the_language_of_the_reader() {
    assertThat(table(Language.ENGLISH, 1, 1).warnings())
        .containsExactly(
            "a\\nb.jpg: The file is empty (0 bytes): copy or download it again.",
            "1 photo is of a class that the model does not know; it is left out",
            "1 of 4 photos is among those that the model learned from: these figures flatter");
    assertThat(table(Language.CHINESE, 2, 3).warnings())
        .containsExactly(
            "a\\nb.jpg：文件是空的（0 字节）：请重新复制或下载。", "2 张照片所属的类别模型不认识，未计入", "4 张照片中有 3 张是模型学习过的：这些数字偏乐观");
  }
}
