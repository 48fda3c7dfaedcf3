import graft.core.photos.Listing;
import graft.core.photos.PhotoFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures what the list of a folder's files costs: bytes of heap a file, after a collection.
 *
 * <p>Arguments: a folder that does not exist, files. Fills it with empty files in ten classes, with
 * names such as cameras give.
 *
 * <pre>java -cp CLASSPATH bench/ListMemory.java /dev/shm/many 200000</pre>
 */
class ListMemory {
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int count = Integer.parseInt(args[1]);
    for (int i = 0; i < count; i++) {
      Path photos = folder.resolve("class-%02d/day-%03d".formatted(i % 10, i / 1000));
      Files.createDirectories(photos);
      Files.createFile(photos.resolve("IMG_20260101_%08d.jpg".formatted(i)));
    }
    PhotoFolder.list(folder); // loads the classes
    long before = used();
    Listing listing = PhotoFolder.list(folder);
    long after = used();
    System.out.printf(
        "%d files, paths of %d letters: %.0f bytes each%n",
        listing.files().size(),
        listing.files().getFirst().path().length(),
        (double) (after - before) / listing.files().size());
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
