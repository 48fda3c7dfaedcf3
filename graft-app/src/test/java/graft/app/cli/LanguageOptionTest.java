package graft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.core.study.StudyStore;
import graft.core.words.Language;
import graft.core.words.Sentence;
import graft.store.SqliteStudyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("the folder of backbones")
class LanguageOptionTest {
  private static final String HAN = "\\p{IsHan}";
  private static final String ENGLISH = "\\b[a-z]{2,} [a-z]{2,}\\b";

  @TempDir Path dir;

  @Test
  void the_option_is_stronger_than_the_terminal() {
    assertThat(Shell.graft(Language.CHINESE, "backbones").out()).contains("（默认）", "维特征");
    assertThat(Shell.graft(Language.CHINESE, "backbones", "--lang", "en").out())
        .contains("(default)")
        .doesNotContainPattern(HAN);
    assertThat(Shell.graft(Language.ENGLISH, "backbones").out()).doesNotContainPattern(HAN);
    assertThat(Shell.graft(Language.ENGLISH, "backbones", "--lang", "zh").out()).contains("（默认）");
  }

  @Test
  void every_command_takes_it() {
    for (String command :
        List.of(
            "check",
            "tune",
            "train",
            "predict",
            "evaluate",
            "explain",
            "runs",
            "compare",
            "keras",
            "backbones",
            "demo")) {
      assertThat(Shell.graft(command, "--help").out()).as(command).contains("--lang=en|zh");
    }
  }

  @Test
  void another_language_is_refused_with_those_that_there_are() {
    for (String wrong : List.of("fr", "ZH", "zh_CN", "")) {
      Shell shell = Shell.graft("backbones", "--lang", wrong);
      assertThat(shell.exit()).as(wrong).isEqualTo(Graft.MENDABLE);
      assertThat(shell.err())
          .contains("'--lang': the language must be en or zh, got '" + wrong + "'");
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void a_run_its_report_and_its_story_are_told_in_chinese() throws IOException {
    Files.createDirectories(dir.resolve("photos"));
    Shell.copy(Leaves.folder(), dir.resolve("photos"));
    Files.writeString(dir.resolve("photos/oak/notes.jpg"), "no photo at all");
    List<String> words =
        Shell.quickTune(dir.resolve("photos"), dir.resolve("run"), dir.resolve("cache"));
    words.addAll(List.of("--trials", "24", "--epochs", "2", "--lang", "zh"));

    Shell tuned = Shell.run(words);

    assertThat(tuned.exit()).as(tuned.err()).isEqualTo(Graft.DONE);
    assertThat(tuned.err())
        .contains("照片：81/81，每秒 ", "结果写入 ")
        .contains("学习率 0.001 → 学习率 0.01：", "逐个调节每项设置（共 ")
        .containsPattern("在整个空间里大范围搜索（\\d+ 组）：目前最好的是学习率 [0-9.]+、批大小 \\d+")
        .contains("oak/notes.jpg：文件只有 15 字节，不可能是照片")
        .doesNotContainPattern(ENGLISH);
    assertThat(tuned.out()).contains("测试集：", "模型：", "报告：").doesNotContainPattern(ENGLISH);
    assertThat(Files.readString(dir.resolve("run/report.html")))
        .contains("<html lang=\"zh\">", "文章的起点", "照片少于 40 张的类别");
    tellsItsStory();
    measuresAndAsksInChinese();
  }

  private void tellsItsStory() throws IOException {
    Shell chinese = Shell.graft("explain", dir.resolve("run"), "--lang", "zh");
    assertThat(chinese.out()).doesNotContainPattern(ENGLISH);
    Shell json = Shell.graft("explain", dir.resolve("run"), "--lang", "zh", "--format", "json");
    List<String> told = chinese.out().lines().toList();
    assertThat(told).hasSizeGreaterThan(24).hasSameSizeAs(json.out().lines().toList());
    for (int i = 0; i < told.size(); i++) {
      JsonNode decision = new ObjectMapper().readTree(json.out().lines().toList().get(i));
      assertThat(decision.path("number").asInt()).isEqualTo(i);
      assertThat(decision.path("key").asText()).matches("(study|coach|discriminant)\\..+");
      assertThat(decision.path("values").isEmpty()).isEqualTo(told.get(i).matches("\\D*"));
      assertThat(decision.path("words").asText()).isEqualTo(told.get(i));
    }
    assertThat(Shell.graft("explain", dir.resolve("run")).out())
        .contains("Compared the best 8 on all 5 folds: rate ")
        .doesNotContainPattern(HAN);
  }

  private void measuresAndAsksInChinese() {
    Path model = dir.resolve("run/model.onnx");
    Shell measured = Shell.graft("evaluate", model, dir.resolve("photos"), "--lang", "zh");
    assertThat(measured.exit()).isEqualTo(Graft.FAILED); // notes.jpg
    assertThat(measured.out()).contains("80 张照片，准确率 ", "类别", "精确率", "召回率");
    assertThat(measured.err()).contains("80 张照片中有 70 张是模型学习过的", "oak/notes.jpg：文件只有 15 字节");
    Shell asked = Shell.graft("predict", model, dir.resolve("photos/oak"), "--lang", "zh");
    assertThat(asked.err()).contains("notes.jpg：文件只有 15 字节").doesNotContainPattern(ENGLISH);
  }

  @Test
  void a_study_of_an_older_graft_is_told_with_its_recipe_as_it_stands() {
    try (StudyStore store = SqliteStudyStore.open(dir.resolve("study.db"))) {
      store.saveDecision(
          0,
          Sentence.of("study.best")
              .with("trial", 3)
              .with("recipe", "rate 0.001, batch 32, L2 0.01")
              .with("loss", "0.222"));
    }
    assertThat(Shell.graft("explain", dir).out().strip())
        .isEqualTo("Best on the validation part: rate 0.001, batch 32, L2 0.01, log loss 0.222.");
    assertThat(Shell.graft("explain", dir, "--lang", "zh").out().strip())
        .isEqualTo("验证集上最好的是rate 0.001, batch 32, L2 0.01，对数损失 0.222。");
  }
}
