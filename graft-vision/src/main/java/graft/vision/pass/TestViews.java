package graft.vision.pass;

import java.util.List;
import java.util.Locale;

/** What a model looks at beside the whole square when it is asked about a photo. */
public enum TestViews {
  NONE,
  /** Its mirror image. */
  FLIP,
  /** Its four corners. */
  CROPS;

  /** The views beside the whole square. */
  public List<SquareView> beside() {
    return switch (this) {
      case NONE -> List.of();
      case FLIP -> List.of(SquareView.MIRRORED);
      case CROPS ->
          List.of(
              SquareView.UPPER_LEFT,
              SquareView.UPPER_RIGHT,
              SquareView.LOWER_LEFT,
              SquareView.LOWER_RIGHT);
    };
  }

  /** As it is typed and kept in files: "flip". */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
