package graft.core.keras;

import graft.core.words.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where the photos lie: the folder that Graft is given. */
final class Folders {
  /** What is printed where the script does not say it. */
  static final String UNKNOWN = "PHOTOS";

  private static final Set<String> TRAIN = Set.of("train", "training");
  private static final Set<String> PARTS = Set.of("val", "valid", "validation", "test", "testing");

  private Folders() {}

  /** The folder with a folder a class, or with the parts; what becomes of others is remarked. */
  static String photos(KerasScript script, Draft draft) {
    Flows flows = Flows.of(script);
    Optional<String> train =
        flows.train().flatMap(flow -> draft.text(flow, "directory")).map(Folders::plain);
    if (train.isEmpty()) {
      return UNKNOWN;
    }
    List<KerasCall> others =
        flows.heldOut().stream()
            .filter(flow -> flow.text("directory").isPresent())
            .filter(flow -> !plain(flow.text("directory").orElseThrow()).equals(train.get()))
            .toList();
    boolean parts =
        TRAIN.contains(last(train.get()))
            && !others.isEmpty()
            && others.stream().allMatch(flow -> isPart(flow, parent(train.get())));
    if (!parts) {
      others.forEach(flow -> remark(flow, draft));
    }
    return parts ? parent(train.get()) : train.get();
  }

  private static boolean isPart(KerasCall flow, String parent) {
    String folder = plain(flow.text("directory").orElseThrow());
    return parent(folder).equals(parent) && PARTS.contains(last(folder));
  }

  private static void remark(KerasCall flow, Draft draft) {
    draft.otherwise(
        flow.place(),
        Sentence.of("keras.folder").with("folder", flow.text("directory").orElseThrow()));
  }

  private static String plain(String folder) {
    String slashes = folder.replace('\\', '/');
    return slashes.length() > 1 && slashes.endsWith("/")
        ? plain(slashes.substring(0, slashes.length() - 1))
        : slashes;
  }

  private static String last(String folder) {
    return folder.substring(folder.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static String parent(String folder) {
    int slash = folder.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : folder.substring(0, slash);
  }
}
