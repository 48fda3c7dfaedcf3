package graft.app.job;

import graft.core.features.FeatureMatrix;
import graft.core.photos.Photo;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run's classifier says of photos by their features: of all views that it looks at.
 *
 * @param ground the run's
 * @param tuned its classifier, on the backbone as it came
 */
record StudyAnswers(Ground ground, Tuned tuned) implements TestLook.Answers {

  @Override
  public double[][] probabilities(List<Photo> photos) {
    List<FeatureMatrix> seen = new ArrayList<>(List.of(ground.features().of(photos)));
    tuned.looksAt().beside().forEach(view -> seen.add(ground.features().with(view).of(photos)));
    return tuned.classifier().probabilities(seen);
  }
}
