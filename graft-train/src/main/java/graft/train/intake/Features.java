package graft.train.intake;

import graft.core.error.UserError;
import graft.train.intake.FeatureVector.Source;
import graft.train.intake.Narrowings.Place;
import graft.vision.pass.GraphException;
import graft.vision.pass.GraphProbe.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The features of a graph, as one vector, and the places where it narrows.
 *
 * @param draft the graph; its outputs are the vector, and the classes where it has a classifier
 * @param found what was taken for the features
 * @param vector made of it
 * @param length of the vector
 * @param places where the graph narrows on its way to the vector
 * @param shapes of the tensors there, for one photo
 */
record Features(
    Draft draft,
    FeatureTensor found,
    FeatureVector vector,
    int length,
    List<Place> places,
    Map<String, List<Long>> shapes) {

  static Features of(Standardised file, Draft draft, int size, Trials trials, boolean named) {
    FeatureTensor found =
        named
            ? new FeatureTensor(file.output(), Optional.empty())
            : FeatureTensor.before(file.output(), draft.wiring());
    Map<String, List<Long>> shapes =
        new HashMap<>(shapes(draft, List.of(found.tensor()), size, trials));
    Surgery surgery = new Surgery(draft.graph());
    FeatureVector vector =
        FeatureVector.of(
            new Source(
                found.tensor(),
                shapes.getOrDefault(found.tensor(), List.of()),
                file.picture().layout()),
            draft.wiring(),
            surgery,
            draft.file());
    if (file.picture().half()) {
      vector = vector.inFloat32(surgery);
    }
    Draft more = draft.with(surgery);
    List<Place> places = Narrowings.of(more.graph(), more.input(), vector.tensor());
    List<String> tensors =
        Stream.concat(places.stream().skip(1).map(Place::tensor), Stream.of(vector.tensor()))
            .toList();
    shapes.putAll(shapes(more, tensors, size, trials));
    List<String> outputs = new ArrayList<>(List.of(vector.tensor()));
    if (found.classifier().isPresent()) {
      outputs.add(file.output());
    }
    return new Features(
        more.until(outputs),
        found,
        vector,
        length(more, shapes.getOrDefault(vector.tensor(), List.of())),
        places,
        shapes);
  }

  /** Shapes of float32 tensors for one photo of this size. */
  static Map<String, List<Long>> shapes(
      Draft draft, List<String> tensors, int size, Trials trials) {
    try {
      Map<String, List<Long>> shapes = new HashMap<>();
      Map<String, Tensor> made = trials.one(draft.until(tensors), size);
      made.forEach(
          (name, tensor) -> {
            if (tensor.values().length > 0) {
              shapes.put(name, tensor.shape());
            }
          });
      return shapes;
    } catch (GraphException e) {
      throw draft.refused(e);
    }
  }

  private static int length(Draft draft, List<Long> shape) {
    if (shape.size() != 2 || shape.getFirst() != 1) {
      throw new UserError(
          "%s must make one vector of a picture, got the shape %s. Name another tensor (--feature)"
              .formatted(draft.file(), shape));
    }
    return Math.toIntExact(shape.getLast());
  }
}
