package graft.core.doctor;

import graft.core.doctor.Finding.Case;
import graft.core.doctor.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What photos that are nearly the same picture do to a set: by their labels and parts. */
final class LookAlikes implements Check {

  @Override
  public List<Finding> look(PhotoSet set) {
    Map<Kind, List<Case>> cases = new EnumMap<>(Kind.class);
    set.copies().stream()
        .sorted(Comparator.comparingDouble(copy -> -copy.likeness()))
        .forEach(
            copy -> cases.computeIfAbsent(kind(copy), k -> new ArrayList<>()).add(said(copy, set)));
    return Finding.counted(cases);
  }

  private static Case said(NearCopy copy, PhotoSet set) {
    String detail =
        kind(copy) == Kind.NEAR_CONFLICT
            ? set.label(copy.first()) + " / " + set.label(copy.second())
            : String.format(Locale.ROOT, "%.3f", copy.likeness());
    return new Case(copy.second().photo().path(), copy.first().photo().path(), detail);
  }

  private static Kind kind(NearCopy copy) {
    if (copy.first().photo().label() != copy.second().photo().label()) {
      return Kind.NEAR_CONFLICT;
    }
    return copy.first().photo().part() == copy.second().photo().part()
        ? Kind.NEAR_DUPLICATE
        : Kind.NEAR_LEAK;
  }
}
