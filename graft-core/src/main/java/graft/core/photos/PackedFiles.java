package graft.core.photos;

import graft.core.scratch.LazyList;
import java.util.List;

/** Files of a listing in columns: they need half the room of as many records. */
final class PackedFiles {
  private final String[] paths;
  private final String[] labels;
  private final Part[] parts;
  private final long[] bytes;

  private PackedFiles(List<PhotoFile> files) {
    this.paths = files.stream().map(PhotoFile::path).toArray(String[]::new);
    this.labels = files.stream().map(PhotoFile::label).toArray(String[]::new);
    this.parts = files.stream().map(PhotoFile::part).toArray(Part[]::new);
    this.bytes = files.stream().mapToLong(PhotoFile::bytes).toArray();
  }

  /** The same files, in a list that makes each when it is asked for. */
  static List<PhotoFile> of(List<PhotoFile> files) {
    return files instanceof LazyList<PhotoFile>
        ? files
        : new LazyList<>(files.size(), new PackedFiles(files)::file);
  }

  private PhotoFile file(int place) {
    return new PhotoFile(paths[place], labels[place], parts[place], bytes[place]);
  }
}
