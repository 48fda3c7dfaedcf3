package graft.core.study;

import graft.core.study.Objective.Assignment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which trainings were given up, and after which epoch, as the store has it. */
record GivenUp(StudyStore store) {

  /** The epoch after which a training was given up; 0 if it was not. */
  int after(int trial, int way) {
    return store.answer(question(trial, way)).orElse(0);
  }

  /** Whether it was settled who of a field goes on beyond an epoch. */
  boolean isSettled(List<Assignment> field, int epoch) {
    return store.answer(rung(field, epoch)).isPresent();
  }

  /** Settles it, at once: a kill leaves all of it or nothing. */
  void settle(List<Assignment> field, int epoch, List<Assignment> given) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    given.forEach(a -> answers.put(question(a.trial().number(), a.fold()), epoch));
    answers.put(rung(field, epoch), given.size());
    store.saveAnswers(answers);
  }

  private static String question(int trial, int way) {
    return "given-up-%d-%d".formatted(trial, way);
  }

  private static String rung(List<Assignment> field, int epoch) {
    Assignment first = field.getFirst();
    return "rung-%d-%d-%d".formatted(first.trial().number(), first.fold(), epoch);
  }
}
