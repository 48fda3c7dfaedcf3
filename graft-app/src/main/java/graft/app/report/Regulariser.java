package graft.app.report;

import graft.core.head.HeadRecipe;
import java.util.Locale;

/** What holds a head's weights back. */
enum Regulariser {
  NONE,
  DROPOUT,
  L1,
  L2,
  L1_AND_L2;

  static Regulariser of(HeadRecipe recipe) {
    if (recipe.dropout() > 0) {
      return DROPOUT;
    }
    if (recipe.l1() > 0) {
      return recipe.l2() > 0 ? L1_AND_L2 : L1;
    }
    return recipe.l2() > 0 ? L2 : NONE;
  }

  /** How strongly the recipe holds back, in the kind's own unit; of L1 and L2 together, L2's. */
  double strength(HeadRecipe recipe) {
    return switch (this) {
      case NONE -> 0;
      case DROPOUT -> recipe.dropout();
      case L1 -> recipe.l1();
      case L2, L1_AND_L2 -> recipe.l2();
    };
  }

  String name(ReportWords words) {
    return words.say("kind." + name().toLowerCase(Locale.ROOT));
  }
}
