package graft.app.report;

import graft.core.photos.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Made-up mistakes and problems. */
final class SamplePhotos {
  private SamplePhotos() {}

  static List<Mistake> mistakes(List<String> classes) {
    return IntStream.range(0, 12)
        .mapToObj(
            i ->
                new Mistake(
                    classes.get(i % 5) + "/" + (5547758 + 7919L * i) + "_eea9edfd54_n.jpg",
                    classes.get(i % 5),
                    classes.get((i + 1 + i % 3) % 5),
                    0.999 - 0.013 * i,
                    Flower.picture(i)))
        .toList();
  }

  static List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    problems.add(
        new Problem(
            Problem.Kind.UNREADABLE,
            "tulips/IMG_2231.HEIC",
            "HEIC, which Graft does not read: convert it with heif-convert IMG_2231.HEIC"
                + " IMG_2231.jpg"));
    problems.add(
        new Problem(
            Problem.Kind.UNREADABLE,
            "roses/12240303_80d87f77a3_n.jpg",
            "JPEG that ends after 18,331 bytes, before its picture does: copy it again"));
    problems.add(
        new Problem(
            Problem.Kind.LABEL_CONFLICT,
            "daisy/4333085242_bbeb3e2841_m.jpg",
            "The same pixels as tulips/4333085242_bbeb3e2841_m.jpg"));
    for (int i = 0; i < 11; i++) {
      problems.add(
          new Problem(
              Problem.Kind.DUPLICATE,
              "dandelion/" + (160456948 + i) + "_n.jpg",
              "The same pixels as dandelion/" + (141340262 + i) + "_n.jpg"));
    }
    return problems;
  }
}
