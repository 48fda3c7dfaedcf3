package graft.app.job;

import graft.core.words.Sentence;
import graft.vision.pass.TestViews;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says before the study what the model may look at beside a photo.
 *
 * @param wanted what a person asked for
 * @param deadline empty where there is no hurry
 * @param listener hears how it goes
 */
record ViewsJob(TestViews wanted, Optional<Deadline> deadline, RunListener listener) {

  /**
   * What is wanted, unless there is no time for that. With a deadline all photos are looked at now,
   * so that the study's clock knows what is left.
   *
   * @throws java.util.concurrent.CancellationException if the run was interrupted
   */
  TestViews inTime(Ground ground) {
    if (deadline.isEmpty() || wanted == TestViews.NONE) {
      return wanted;
    }
    List<PhotoFeatures> views = wanted.beside().stream().map(ground.features()::with).toList();
    boolean looked =
        new TimedViews(deadline.get(), ground.study(), listener)
            .looked(views, ground.catalog().photos());
    return looked ? wanted : TestViews.NONE;
  }

  /** The decisions, and that there was no time where there was none. */
  List<Sentence> told(List<Sentence> decisions, TestViews views) {
    if (views == wanted) {
      return decisions;
    }
    Sentence noTime = Sentence.of(wanted == TestViews.FLIP ? "mirror.noTime" : "crops.noTime");
    return Stream.concat(decisions.stream(), Stream.of(noTime)).toList();
  }
}
