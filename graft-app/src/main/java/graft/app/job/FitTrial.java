package graft.app.job;

import graft.core.photos.Photo;
import graft.core.run.RunResult.FitTried;
import graft.core.words.Sentence;
import graft.predict.pixels.Fit;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Tries on some photos of a run how they become squares. */
interface FitTrial {

  /** What looks at photos that become squares in this way. */
  Looks looks(Fit fit);

  /**
   * Photos to try it on, none of the test part.
   *
   * @param most so many, or all where there are fewer; those of a smaller number are among those of
   *     a larger one
   */
  List<Photo> photos(int most);

  /**
   * Tries it.
   *
   * @param most as above
   * @param stop asked often
   * @throws java.util.concurrent.CancellationException once it is to stop
   */
  Outcome run(int most, RunListener listener, BooleanSupplier stop);

  /**
   * What came of it.
   *
   * @param fit the way to go on with
   * @param tried all of them, squashing first; empty where none was
   * @param decision says so
   */
  record Outcome(Fit fit, List<FitTried> tried, Sentence decision) {
    public Outcome {
      tried = List.copyOf(tried);
    }
  }
}
