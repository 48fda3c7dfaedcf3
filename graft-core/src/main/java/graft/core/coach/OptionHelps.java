package graft.core.coach;

import java.util.List;

/** A schedule, label smoothing or class weights do better here than going without. */
final class OptionHelps implements MeasuredRule {
  @Override
  public String name() {
    return "optionHelps";
  }

  @Override
  public String source() {
    return "Loshchilov and Hutter 2017; Szegedy et al. 2016";
  }

  @Override
  public List<Turn> turns() {
    return List.of(Turn.SCHEDULE, Turn.LABEL_SMOOTHING, Turn.CLASS_WEIGHTS);
  }
}
