package graft.train.finetune;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a training stands after some steps: all that the next one needs to go on to the same bits.
 *
 * @param progress what is done
 * @param tensors the weights' states, in the net's order
 * @param best the best epoch so far
 */
record TrainingState(Progress progress, List<TensorState> tensors, Best best) {
  TrainingState {
    tensors = List.copyOf(tensors);
  }

  /**
   * What is done.
   *
   * @param steps that the whole training has
   * @param step steps that are done
   * @param caution what the rate is multiplied by: below 1 after a divergence
   * @param startLoss on the validation photos, before the first epoch
   * @param loss of the epoch's steps so far
   */
  record Progress(int steps, int step, double caution, double startLoss, EpochLoss loss) {}

  /**
   * An epoch and its averaged weights.
   *
   * @param epoch from 1; 0 is the tuned head on the backbone as it came
   * @param loss on the validation photos, at the temperature that suits it best
   * @param weights averaged, in the net's order
   */
  record Best(int epoch, double loss, List<float[]> weights) {
    Best {
      weights = List.copyOf(weights);
    }
  }

  /** Before the first epoch. */
  static TrainingState start(int steps, List<TensorState> tensors, double loss) {
    List<float[]> weights = tensors.stream().map(t -> t.weights().clone()).toList();
    return new TrainingState(
        new Progress(steps, 0, 1, loss, EpochLoss.NONE), tensors, new Best(0, loss, weights));
  }

  int steps() {
    return progress.steps();
  }

  int step() {
    return progress.step();
  }

  double caution() {
    return progress.caution();
  }

  /** The same with arrays of its own. */
  TrainingState copy() {
    List<TensorState> own = new ArrayList<>();
    tensors.forEach(tensor -> own.add(tensor.copy()));
    return new TrainingState(progress, own, best);
  }

  /** The same with a quarter of the rate from now on. */
  TrainingState moreCareful() {
    Progress careful =
        new Progress(steps(), step(), caution() / 4, progress.startLoss(), progress.loss());
    return new TrainingState(careful, tensors, best);
  }

  /** The same on the way to another number of steps. */
  TrainingState of(int steps) {
    Progress planned =
        new Progress(steps, step(), caution(), progress.startLoss(), progress.loss());
    return new TrainingState(planned, tensors, best);
  }

  /** The same tensors after so many steps. */
  TrainingState at(int step, EpochLoss loss) {
    Progress next = new Progress(steps(), step, caution(), progress.startLoss(), loss);
    return new TrainingState(next, tensors, best);
  }

  /** The same with a better epoch. */
  TrainingState with(Best better) {
    return new TrainingState(progress, tensors, better);
  }
}
