package graft.core.doctor;

import graft.core.doctor.Finding.Case;
import graft.core.doctor.Finding.Kind;
import graft.core.split.Grouping;
import graft.core.words.Sentence;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * File names with two numbers, such as patient_12_03.png: the first names whose photos they are. A
 * random split puts photos of one patient into train and into test, and the figures flatter.
 */
final class Groups implements Check {
  private static final Pattern TWO_NUMBERS =
      Pattern.compile("(.*\\d)[ _.-]+[A-Za-z]*[ _.-]*\\d+\\.[A-Za-z]+");

  private static final List<String> PLAIN =
      List.of("{group}_*", "{group}-*", "{group} *", "*_{group}_*", "*-{group}-*", "*_{group}-*");

  private static final int FEWEST = 5; // groups
  private static final double MOST_NAMES = 0.6; // share of photos that must have such a name
  private static final double PHOTOS_EACH = 2; // on average

  @Override
  public List<Finding> look(PhotoSet set) {
    if (!set.groups().isNone()) {
      return List.of(); // they are known
    }
    Map<String, List<String>> groups =
        set.photos().stream()
            .map(p -> p.photo().path())
            .filter(path -> !key(path).isEmpty())
            .collect(Collectors.groupingBy(Groups::key, TreeMap::new, Collectors.toList()));
    int grouped = groups.values().stream().mapToInt(List::size).sum();
    boolean few =
        groups.size() < FEWEST
            || grouped < MOST_NAMES * set.photos().size()
            || grouped < PHOTOS_EACH * groups.size();
    return few ? List.of() : List.of(finding(groups, grouped, set));
  }

  /** The plainest pattern that makes the same groups. */
  private static String pattern(Map<String, List<String>> groups) {
    return PLAIN.stream()
        .filter(pattern -> makes(new Grouping(pattern), groups))
        .findFirst()
        .orElse(TWO_NUMBERS.pattern());
  }

  private static boolean makes(Grouping grouping, Map<String, List<String>> groups) {
    Set<String> names = new HashSet<>();
    return groups.values().stream()
        .map(paths -> paths.stream().map(p -> grouping.groupOf(p).orElse("")).distinct().toList())
        .allMatch(
            found ->
                found.size() == 1 && !found.getFirst().isEmpty() && names.add(found.getFirst()));
  }

  private static Finding finding(Map<String, List<String>> groups, int grouped, PhotoSet set) {
    List<Case> cases =
        groups.entrySet().stream()
            .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
            .map(
                e -> new Case(e.getValue().getFirst(), "", e.getKey() + ": " + e.getValue().size()))
            .toList();
    return new Finding(
        Kind.GROUPS,
        Sentence.of("check.GROUPS")
            .with("count", grouped)
            .with("groups", groups.size())
            .with("example", cases.getFirst().path())
            .with("folder", set.folder())
            .with("pattern", pattern(groups)),
        cases);
  }

  /** The name up to its last number but one; empty where there are not two. */
  static String key(String path) {
    Matcher name = TWO_NUMBERS.matcher(path.substring(path.lastIndexOf('/') + 1));
    return name.matches() ? name.group(1) : "";
  }
}
