package graft.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecipeWordsTest {
  private final Words english = Words.english();
  private final Words chinese = Words.of(Language.CHINESE);

  @Test
  void says_each_setting_by_its_name() {
    String text = "learningRate=0.001 batchSize=32 dropout=0.5 l1=0.1 l2=0.2 epochs=30";
    assertThat(english.recipe(text))
        .isEqualTo("rate 0.001, batch 32, dropout 0.5, L1 0.1, L2 0.2, 30 epochs");
    assertThat(chinese.recipe(text)).isEqualTo("学习率 0.001、批大小 32、dropout 0.5、L1 0.1、L2 0.2、30 轮");
  }

  @Test
  void says_schedules_hidden_layers_smoothing_and_class_weights() {
    String text = "schedule=cosine hidden=256 labelSmoothing=0.1 classWeights=true";
    assertThat(english.recipe(text))
        .isEqualTo("cosine schedule, hidden layer of 256, label smoothing 0.1, class weights");
    assertThat(chinese.recipe(text)).isEqualTo("学习率余弦退火、256 个单元的隐藏层、标签平滑 0.1、类别加权");
    assertThat(english.recipe("learningRate=0.01 schedule=plateau"))
        .isEqualTo("rate 0.01, a tenth of the rate on a plateau");
  }

  @Test
  void says_nothing_of_what_is_not_in_use() {
    String text =
        "learningRate=0.01 schedule=constant hidden=0 dropout=0.0 labelSmoothing=0"
            + " classWeights=false";
    assertThat(english.recipe(text)).isEqualTo("rate 0.01");
    assertThat(chinese.recipe(text)).isEqualTo("学习率 0.01");
  }

  @Test
  void says_numbers_with_three_digits_that_count() {
    assertThat(english.recipe("learningRate=0.000770123")).isEqualTo("rate 0.00077");
    assertThat(english.recipe("learningRate=1.2345E-5")).isEqualTo("rate 0.0000123");
    assertThat(english.recipe("learningRate=10.0")).isEqualTo("rate 10");
    assertThat(english.recipe("batchSize=4096")).isEqualTo("batch 4096");
  }

  @Test
  void tells_old_studies_as_they_are() {
    for (String old :
        new String[] {"rate 0.001, batch 32, dropout 0.5", "", "learningRate=", "of=mars x"}) {
      assertThat(english.recipe(old)).isEqualTo(old);
      assertThat(chinese.recipe(old)).isEqualTo(old);
    }
  }

  @Test
  void a_setting_that_a_later_graft_has_added_is_told_as_it_is() {
    String later = "learningRate=0.001 warmup=3";
    assertThat(english.recipe(later)).isEqualTo(later);
  }
}
