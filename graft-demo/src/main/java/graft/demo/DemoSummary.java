package graft.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * What was drawn and what was planted; all paths lie in the folder that was asked for.
 *
 * <p>No file is in two of the lists.
 *
 * @param photos every file, folder by folder
 * @param swappedLabels photos of one species in the folder of another
 * @param savedAgain photos saved twice in one folder
 * @param copiedAcross photos copied into another folder, byte for byte
 * @param truncated files that end too early
 * @param pngSpecies the species that is told apart by its PNG files; empty or one
 */
public record DemoSummary(
    List<Path> photos,
    List<SwappedLabel> swappedLabels,
    List<Copy> savedAgain,
    List<Copy> copiedAcross,
    List<Path> truncated,
    List<Species> pngSpecies) {

  public DemoSummary {
    photos = List.copyOf(photos);
    swappedLabels = List.copyOf(swappedLabels);
    savedAgain = List.copyOf(savedAgain);
    copiedAcross = List.copyOf(copiedAcross);
    truncated = List.copyOf(truncated);
    pngSpecies = List.copyOf(pngSpecies);
  }

  /**
   * A photo with a wrong label.
   *
   * @param labelled the species of its folder
   * @param shown the species that it shows
   */
  public record SwappedLabel(Path photo, Species labelled, Species shown) {}

  /** Two files with the same photo. */
  public record Copy(Path original, Path copy) {}
}
