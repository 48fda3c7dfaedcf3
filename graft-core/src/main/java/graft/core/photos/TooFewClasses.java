package graft.core.photos;

import graft.core.error.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Says of a folder with fewer than two class folders what it holds instead and how to mend it. */
final class TooFewClasses {
  private final Path root;
  private final List<Entry> entries;

  private TooFewClasses(Path root, List<Entry> entries) {
    this.root = root;
    this.entries = entries;
  }

  /**
   * The message.
   *
   * @param entries what lies in the photos' folder
   * @param inside tells what folders lie in one
   */
  static UserError error(Path root, List<Entry> entries, Function<Entry, List<Entry>> inside) {
    TooFewClasses few = new TooFewClasses(root, entries);
    List<Entry> folders = PhotoWalk.visibleFolders(entries);
    String found = folders.isEmpty() ? few.noFolder() : few.oneFolder(folders.getFirst(), inside);
    return new UserError("PHOTOS must hold two or more folders, one for each class, but " + found);
  }

  private String noFolder() {
    long files = entries.stream().filter(e -> !e.isSystem()).count();
    String examples = "%s and %s".formatted(root.resolve("cats"), root.resolve("dogs"));
    if (files > 0) {
      return "%s holds %d file(s) and no folder: sort the photos into one folder for each label, such as %s"
          .formatted(root, files, examples);
    }
    return entries.isEmpty()
        ? "%s is empty: put the photos into folders such as %s".formatted(root, examples)
        : "%s holds nothing but hidden files: put the photos into folders such as %s"
            .formatted(root, examples);
  }

  private String oneFolder(Entry only, Function<Entry, List<Entry>> inside) {
    String found = "%s holds only %s: ".formatted(root, only.name());
    return inside.apply(only).size() >= 2
        ? found + "name %s if the folders in it are the classes".formatted(only.file())
        : found
            + "put the photos of every other class into a folder beside it, such as %s"
                .formatted(root.resolve("other"));
  }
}
