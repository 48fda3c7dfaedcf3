package graft.core.head;

/** The hyperparameters that a tuner turns, one at a time. */
public enum Knob {
  LEARNING_RATE("learningRate"),
  BATCH_SIZE("batchSize"),
  DROPOUT("dropout"),
  L2("l2"),
  L1("l1"),
  EPOCHS("epochs"),
  SCHEDULE("schedule"),
  LABEL_SMOOTHING("labelSmoothing"),
  CLASS_WEIGHTS("classWeights"),
  HIDDEN("hidden"),
  AUGMENT("augment");

  private final String word;

  Knob(String word) {
    this.word = word;
  }

  /** Its name in result.json and in the keys of templates. */
  public String word() {
    return word;
  }

  /** Its setting in a recipe, as people type it: "0.001", "cosine", "0". */
  public String value(HeadRecipe recipe) {
    HeadOptions options = recipe.options();
    return switch (this) {
      case LEARNING_RATE -> HeadRecipe.number(recipe.learningRate());
      case BATCH_SIZE -> Integer.toString(recipe.batchSize());
      case DROPOUT -> HeadRecipe.number(recipe.dropout());
      case L2 -> HeadRecipe.number(recipe.l2());
      case L1 -> HeadRecipe.number(recipe.l1());
      case EPOCHS -> Integer.toString(recipe.epochs());
      case SCHEDULE -> options.schedule().word();
      case LABEL_SMOOTHING -> HeadRecipe.number(options.labelSmoothing());
      case CLASS_WEIGHTS -> Boolean.toString(options.classWeights());
      case HIDDEN -> Integer.toString(options.hidden());
      case AUGMENT -> options.views().asText();
    };
  }

  /**
   * Its setting by name, also where it is not in use: "dropout=0.5", "dropout=none",
   * "schedule=steady".
   */
  public String setting(HeadRecipe recipe) {
    String value = value(recipe);
    return word
        + "="
        + switch (value) {
          case "0", "false" -> "none";
          case "constant" -> "steady";
          default -> value;
        };
  }

  /** Whether it is one that holds the weights back. */
  public boolean regularises() {
    return this == DROPOUT || this == L1 || this == L2;
  }
}
