package graft.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills a folder with drawn photos, {@code oak/oak-0001.jpg} and so on, one folder a species.
 *
 * <p>The same settings give the same bytes, whatever the number of threads. Draws on all cores.
 */
public final class DemoFolder {
  private final DemoSettings settings;
  private final Path folder;
  private final LeafDrawer drawer;
  private final FaultPlan plan;
  private final Map<Slot, Path> written = new ConcurrentHashMap<>();

  private DemoFolder(DemoSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.drawer = LeafDrawer.of(settings.seed());
    this.plan = FaultPlan.of(settings);
  }

  /**
   * Draws all photos into a folder that is new or empty, and says which faults were planted.
   *
   * @throws IllegalArgumentException if the folder is a file or has entries
   * @throws IOException if a file cannot be written
   */
  public static DemoSummary draw(DemoSettings settings, Path folder) throws IOException {
    requireNewOrEmpty(folder);
    return new DemoFolder(settings, folder).draw();
  }

  private DemoSummary draw() throws IOException {
    for (Species species : Species.values()) {
      Files.createDirectories(folder.resolve(species.folder()));
    }
    List<Slot> slots =
        Arrays.stream(Species.values())
            .flatMap(s -> FaultPlan.slots(s, settings.photosPerSpecies()))
            .toList();
    try {
      slots.parallelStream().forEach(this::write);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Report(slots, written, plan).summary();
  }

  private void write(Slot slot) {
    LeafPhoto photo = photo(slot);
    byte[] whole = photo.encoded();
    byte[] bytes =
        plan.content(slot) instanceof Content.Truncated(double part)
            ? Arrays.copyOf(whole, (int) (whole.length * part))
            : whole;
    Path file = folder.resolve(slot.file(photo.format()));
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written.put(slot, file);
  }

  private LeafPhoto photo(Slot slot) {
    return switch (plan.content(slot)) {
      case Content.Ordinary() -> formatted(drawer.draw(slot.label(), slot.number()), slot);
      case Content.Truncated(double part) ->
          formatted(drawer.draw(slot.label(), slot.number()), slot);
      case Content.Swapped(Species shown) -> formatted(drawer.draw(shown, unused(slot)), slot);
      case Content.SavedAgain(Slot original) -> photo(original).savedAgain();
      case Content.CopiedAcross(Slot original) -> photo(original);
    };
  }

  /** The index of a photo that no other slot holds. */
  private int unused(Slot slot) {
    int label = List.of(Species.values()).indexOf(slot.label());
    return settings.photosPerSpecies() * (1 + label) + slot.number();
  }

  private LeafPhoto formatted(LeafPhoto photo, Slot slot) {
    if (plan.pngSpecies().isEmpty()) {
      return photo;
    }
    boolean png = plan.pngSpecies().contains(slot.label());
    return photo.withFormat(png ? PhotoFormat.PNG : PhotoFormat.JPEG);
  }

  private static void requireNewOrEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "the folder must be new or empty, got the file " + folder + "; choose another folder");
    }
    try (var entries = Files.list(folder)) {
      long count = entries.count();
      if (count > 0) {
        throw new IllegalArgumentException(
            "the folder must be new or empty, got %s with %d entries; empty it or choose another"
                .formatted(folder, count));
      }
    }
  }
}
