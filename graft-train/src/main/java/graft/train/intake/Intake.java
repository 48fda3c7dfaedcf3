package graft.train.intake;

import graft.core.error.UserError;
import graft.predict.pixels.Pixels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/*
 * 1. Read the file, its weights from beside it, and write it for opset 18 if it is older.
 * 2. Find the picture's input; keep of the graph what one output needs of it; give it the input
 *    that all backbones have: float32 (n, 3, height, width), any number of photos.
 * 3. Find a size that it can look at; let ONNX Runtime fold constants and batch norms.
 * 4. Find the features, the input of the last classifier; make one vector of them; cut off the rest.
 * 5. Find the places where the graph narrows, and try whether it takes other sizes.
 *
 * All of that is tried on real photos, not taken from what the file says of itself.
 */
/** Makes a backbone of somebody's ONNX file. */
public final class Intake {
  /** Sizes that networks are trained at, the usual ones first. */
  private static final List<Integer> USUAL =
      List.of(
          224, 256, 384, 288, 299, 320, 240, 260, 300, 336, 192, 160, 128, 96, 64, 32, 448, 512,
          518);

  private Intake() {}

  /**
   * What is known of a file from elsewhere.
   *
   * @param feature a tensor to take for the features; empty to look for it
   * @param sizes sides in pixels that are tried first where the file names none
   */
  public record Wishes(Optional<String> feature, List<Integer> sizes) {
    public Wishes {
      sizes = List.copyOf(sizes);
    }
  }

  /** A few photos, two or more, on which everything is tried. */
  @FunctionalInterface
  public interface Squares {
    /** The photos as squares of this side. */
    List<Pixels> of(int size);
  }

  /**
   * Looks at a file.
   *
   * @throws UserError if no backbone can be made of it
   */
  public static Candidate of(Path path, Wishes wishes, Squares squares) {
    OnnxFile file = OnnxFile.read(path);
    Trials trials = new Trials(squares);
    Standardised standard = Standardised.of(file, wishes.feature());
    int size = size(standard, wishes, trials);
    Draft draft = manyPhotos(standard.draft().simplified(), size, trials);
    Features features = Features.of(standard, draft, size, trials, wishes.feature().isPresent());
    SizeRange range = SizeRange.of(features, standard.picture(), size, trials);
    return new Candidate(file, standard, features, range, trials);
  }

  private static int size(Standardised standard, Wishes wishes, Trials trials) {
    int only = standard.picture().size();
    List<Integer> sizes = new ArrayList<>(only > 0 ? List.of(only) : wishes.sizes());
    if (only == 0) {
      sizes.addAll(USUAL);
    }
    return trials.firstOf(sizes, standard.draft());
  }

  /** The model file takes any number of photos, so a backbone has to. */
  private static Draft manyPhotos(Draft draft, int size, Trials trials) {
    if (trials.takesMany(draft, size)) {
      return draft;
    }
    Draft changed = draft.with(StandardInput.forManyPhotos(draft.graph(), draft.input()));
    if (trials.takesMany(changed, size)) {
      return changed;
    }
    throw new UserError(
        "%s must take any number of photos at once, but was exported for one. Export it with a free first dimension: dynamic_axes={'input': {0: 'n'}} in PyTorch, --batch_size left out in optimum"
            .formatted(draft.file()));
  }
}
