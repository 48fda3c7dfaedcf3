package graft.core.photos;

import graft.core.scratch.LazyList;
import java.util.List;

/** Files of a listing in columns: they need a third of the room of as many records. */
final class PackedFiles {
  private final List<String> paths;
  private final String[] labels;
  private final byte[] parts; // places in Part.ALL
  private final long[] bytes;

  private PackedFiles(List<PhotoFile> files) {
    this.paths = PackedPaths.of(new LazyList<>(files.size(), i -> files.get(i).path()));
    this.labels = files.stream().map(PhotoFile::label).toArray(String[]::new);
    this.parts = new byte[files.size()];
    this.bytes = files.stream().mapToLong(PhotoFile::bytes).toArray();
    for (int i = 0; i < parts.length; i++) {
      parts[i] = (byte) Part.ALL.indexOf(files.get(i).part());
    }
  }

  /** The same files, in a list that makes each when it is asked for. */
  static List<PhotoFile> of(List<PhotoFile> files) {
    return files instanceof LazyList<PhotoFile>
        ? files
        : new LazyList<>(files.size(), new PackedFiles(files)::file);
  }

  private PhotoFile file(int place) {
    return new PhotoFile(paths.get(place), labels[place], Part.ALL.get(parts[place]), bytes[place]);
  }
}
