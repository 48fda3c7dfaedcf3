package graft.core.photos;

import java.nio.file.Path;
import java.util.List;

/**
 * What lies in a folder of photos, before any file is opened.
 *
 * @param folder the folder that was named
 * @param files candidates, sorted by path
 * @param classes names of the class folders, sorted by code point; with a given split, train's
 * @param leftOut hidden files, system files and files that are not beside a class, counted
 * @param problems folders that could not be listed, links that loop, names that look alike
 */
public record Listing(
    Path folder, List<PhotoFile> files, List<String> classes, int leftOut, List<Problem> problems) {
  public Listing {
    files = PackedFiles.of(files);
    classes = List.copyOf(classes);
    problems = List.copyOf(problems);
  }

  /** The same folder with these files alone. */
  public Listing of(List<PhotoFile> some) {
    return new Listing(folder, some, classes, leftOut, problems);
  }
}
