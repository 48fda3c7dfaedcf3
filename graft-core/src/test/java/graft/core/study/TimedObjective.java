package graft.core.study;

import graft.core.study.Objective.Assignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains nothing, and lets a clock of its own go on by what training it in stacks would take. */
final class TimedObjective implements Objective {
  private static final double CUT = 6 / 21.6; // epochs of a trial in a field (decision 0016)

  private final FakeObjective answers;
  private final Speed speed;
  private double now;
  private int trained;

  TimedObjective(FakeObjective answers, Speed speed) {
    this.answers = answers;
    this.speed = speed;
  }

  /**
   * What takes how long.
   *
   * @param head seconds of a linear head
   * @param shared what a stack costs beside its heads, in linear heads
   * @param hidden what a head with a hidden layer of 128 units costs, in linear heads
   * @param cold how many times slower the first trainings are
   * @param slowAt the second from which on all is twice as slow
   */
  record Speed(double head, double shared, double hidden, double cold, double slowAt) {
    private static final int COLD = 15; // trainings

    double stack(List<Assignment> stack, int trained, double now) {
      double heads = shared;
      for (Assignment a : stack) {
        int units = a.trial().recipe().options().hidden();
        heads += units > 0 ? hidden * units / 128 : 1;
      }
      Ration ration = stack.getFirst().trial().ration(); // one for the stack
      double photos = ration.label() < 0 ? ration.share() : 0.8;
      return head
          * heads
          * (0.15 + 0.85 * photos)
          * (trained < COLD ? cold : 1)
          * (now >= slowAt ? 2 : 1);
    }
  }

  /** Seconds since the start. */
  double now() {
    return now;
  }

  /** Nobody is given up, but it takes no longer than if the field were cut. */
  @Override
  public void run(List<Assignment> work, Rungs rungs, StudyListener listener) {
    run(work, rungs.epochs().isEmpty() ? 1 : CUT, listener);
  }

  private void run(List<Assignment> work, double share, StudyListener listener) {
    Map<List<Object>, List<Assignment>> stacks = new LinkedHashMap<>();
    for (Assignment a : work) {
      stacks.computeIfAbsent(shared(a), k -> new ArrayList<>()).add(a);
    }
    for (List<Assignment> stack : stacks.values()) {
      now += share * speed.stack(stack, trained, now);
      trained += stack.size();
      answers.run(stack, listener);
    }
  }

  /** A head with a hidden layer stands alone. */
  private static List<Object> shared(Assignment a) {
    int alone = a.trial().recipe().options().hidden() > 0 ? a.trial().number() : -1;
    return List.of(
        a.fold(),
        a.trial().recipe().batchSize(),
        a.trial().recipe().dropout(),
        alone,
        a.trial().ration());
  }

  /** A study's pace by this clock. */
  Pace until(double seconds) {
    PaceMeter meter = new PaceMeter(0);
    return new Pace() {
      @Override
      public int affordable(List<Double> costs, double later) {
        return meter.affordable(costs, later, seconds - now);
      }

      @Override
      public void finished(double cost) {
        meter.finished(cost, (long) (now * 1e9));
      }
    };
  }
}
