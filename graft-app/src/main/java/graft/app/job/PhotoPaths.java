package graft.app.job;

import graft.core.error.UserError;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Photos that were named, and those in folders that were named. */
public final class PhotoPaths {
  private PhotoPaths() {}

  /**
   * Files as they are; folders as the files below them, sorted, without hidden ones.
   *
   * @throws UserError if one does not exist, or there is none at all
   */
  public static List<Path> of(List<Path> named) {
    List<Path> photos = new ArrayList<>();
    for (Path path : named) {
      if (!Files.exists(path)) {
        throw new UserError(
            "PHOTO must be a photo or a folder of photos, but there is none at " + path);
      }
      photos.addAll(Files.isDirectory(path) ? below(path) : List.of(path));
    }
    if (photos.isEmpty()) {
      throw new UserError("There must be a photo to look at, but there is no file in " + named);
    }
    return photos;
  }

  private static List<Path> below(Path folder) {
    try (var files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !hidden(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new UserError("The folder %s cannot be listed: %s".formatted(folder, e), e);
    }
  }

  private static boolean hidden(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.startsWith(".") || name.equals("__MACOSX") || name.equalsIgnoreCase("thumbs.db")) {
        return true;
      }
    }
    return false;
  }
}
