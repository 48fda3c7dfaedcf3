package graft.app.job;

import graft.app.report.RangePicture;
import graft.core.augment.Mixture;
import graft.core.coach.Effect;
import graft.predict.pixels.Fit;
import graft.predict.pixels.Pixels;
import graft.vision.augment.RangeEnds;
import graft.vision.augment.Views;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One photo at the ends of the ranges of each kind of augmentation that was tried. */
final class RangePictures {
  private static final int SIDE = 160; // pixels

  private RangePictures() {}

  /**
   * The pictures.
   *
   * @param kinds what each kind did, alone
   * @param file the photo; where it cannot be read any longer, there are no pictures
   * @param fit how photos become squares in the run
   * @param grey what fills such a square where the photo does not reach, 0 to 255
   */
  static List<RangePicture> of(List<Effect> kinds, Path file, Fit fit, int grey) {
    List<RangePicture> pictures = new ArrayList<>();
    Optional<Pixels> photo = kinds.isEmpty() ? Optional.empty() : Thumbnail.pixels(file);
    photo
        .map(p -> fit.frame(p, SIDE, grey))
        .ifPresent(framed -> kinds.forEach(kind -> add(name(kind), framed, pictures)));
    return pictures;
  }

  private static String name(Effect kind) {
    return kind.to().options().views().augmentation();
  }

  private static void add(String kind, Pixels photo, List<RangePicture> pictures) {
    Mixture.of(kind)
        .map(augmentation -> RangeEnds.of(new Views(augmentation, SIDE), photo))
        .ifPresent(
            ends ->
                ends.forEach(
                    end ->
                        pictures.add(
                            new RangePicture(kind, end.text(), Thumbnail.picture(end.view())))));
  }
}
