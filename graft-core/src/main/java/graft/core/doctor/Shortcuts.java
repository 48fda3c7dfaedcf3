package graft.core.doctor;

import graft.core.doctor.Finding.Kind;
import graft.core.photos.Border;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Something that is not the subject and yet tells a class from the others: the model may learn the
 * scanner, not the disease (Geirhos et al. 2020, "Shortcut learning in deep neural networks").
 */
final class Shortcuts implements Check {
  /** Photos of the class and of the others that it takes to say so. */
  private static final int FEWEST = 10;

  private record Found(Trait trait, int label, Telling telling) {}

  @Override
  public List<Finding> look(PhotoSet set) {
    List<Examined> photos = set.teaching();
    List<Found> found = new ArrayList<>();
    for (int label = 0; label < set.classes().size(); label++) {
      boolean[] isOfClass = isOfClass(photos, label);
      int own = count(isOfClass);
      if (own >= FEWEST && photos.size() - own >= FEWEST) {
        for (Trait trait : Trait.values()) {
          Telling telling = Telling.of(trait, photos, isOfClass);
          if (telling.balancedAccuracy() >= trait.suspicious()) {
            found.add(new Found(trait, label, telling));
          }
        }
      }
    }
    return found.stream()
        .filter(f -> set.classes().size() > 2 || isFirst(f, found)) // of two, one says it all
        .sorted(Comparator.comparingDouble(f -> -f.telling().balancedAccuracy()))
        .map(f -> finding(f, set))
        .toList();
  }

  private static boolean isFirst(Found one, List<Found> all) {
    return all.stream().filter(f -> f.trait() == one.trait()).findFirst().orElseThrow().equals(one);
  }

  private static Finding finding(Found found, PhotoSet set) {
    Sentence what =
        found.trait() == Trait.BORDER
            ? border(found, set)
            : Sentence.of("check.SHORTCUT." + found.trait().word());
    return new Finding(
        Kind.SHORTCUT,
        what.with("class", set.classes().get(found.label()))
            .with("value", found.telling().value())
            .with("own", Numbers.percent(found.telling().ofClass()))
            .with("others", Numbers.percent(found.telling().ofOthers()))
            .with("accuracy", Numbers.percent(found.telling().balancedAccuracy())),
        List.of());
  }

  /** What the border that tells the class looks like: the middle one of those photos. */
  private static Sentence border(Found found, PhotoSet set) {
    List<Border> borders =
        set.teaching().stream()
            .filter(photo -> photo.photo().label() == found.label())
            .map(photo -> photo.glance().border())
            .filter(border -> border.name().equals(found.telling().value()))
            .toList();
    Border.Form form = borders.isEmpty() ? Border.Form.NONE : borders.getFirst().form();
    return Sentence.of("check.SHORTCUT.border." + form.name().toLowerCase(Locale.ROOT))
        .with("width", Math.round(middle(borders, Border::width)))
        .with(
            "colour",
            String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                (int) middle(borders, Border::red),
                (int) middle(borders, Border::green),
                (int) middle(borders, Border::blue)));
  }

  private static double middle(List<Border> borders, ToDoubleFunction<Border> number) {
    return borders.stream()
        .mapToDouble(number)
        .sorted()
        .skip(borders.size() / 2)
        .findFirst()
        .orElse(0);
  }

  private static boolean[] isOfClass(List<Examined> photos, int label) {
    boolean[] isOfClass = new boolean[photos.size()];
    for (int i = 0; i < isOfClass.length; i++) {
      isOfClass[i] = photos.get(i).photo().label() == label;
    }
    return isOfClass;
  }

  private static int count(boolean[] marks) {
    int count = 0;
    for (boolean mark : marks) {
      count += mark ? 1 : 0;
    }
    return count;
  }
}
