package graft.demo;

/**
 * What a demo folder holds.
 *
 * @param photosPerSpecies files in each of the five folders, 1 to 9999
 * @param seed from which every photo and fault follows
 * @param faults what is planted; they may take up to two fifths of the photos
 */
public record DemoSettings(int photosPerSpecies, long seed, Faults faults) {
  private static final int MOST_PHOTOS = 9999; // file names have four digits
  private static final int SPECIES_FREE_FOR_FAULTS = 2; // as many whole folders

  public DemoSettings {
    if (photosPerSpecies < 1 || photosPerSpecies > MOST_PHOTOS) {
      throw new IllegalArgumentException(
          "photosPerSpecies must be from 1 to %d, got %d; 80 is the default"
              .formatted(MOST_PHOTOS, photosPerSpecies));
    }
    long most = (long) SPECIES_FREE_FOR_FAULTS * photosPerSpecies;
    if (faults.photosTaken() > most) {
      throw new IllegalArgumentException(
          "faults must take at most %d photos at photosPerSpecies %d, got %d; plant fewer (%s)"
              .formatted(most, photosPerSpecies, faults.photosTaken(), faults));
    }
    if (faults.savedAgain() > 0 && photosPerSpecies < 2) {
      throw new IllegalArgumentException(
          "photosPerSpecies must be >= 2 where savedAgain is %d, got %d; draw more photos"
              .formatted(faults.savedAgain(), photosPerSpecies));
    }
  }

  /** 80 photos of each species, seed 0, no faults. */
  public static DemoSettings defaults() {
    return new DemoSettings(80, 0, Faults.none());
  }

  public DemoSettings withPhotosPerSpecies(int count) {
    return new DemoSettings(count, seed, faults);
  }

  public DemoSettings withSeed(long other) {
    return new DemoSettings(photosPerSpecies, other, faults);
  }

  public DemoSettings withFaults(Faults other) {
    return new DemoSettings(photosPerSpecies, seed, other);
  }
}
