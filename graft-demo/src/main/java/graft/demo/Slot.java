package graft.demo;

/**
 * A place for one file of the demo folder.
 *
 * @param label the species of the folder
 * @param number from 1
 */
record Slot(Species label, int number) {
  /** The file below the demo folder, such as {@code oak/oak-0001.jpg}. */
  String file(PhotoFormat format) {
    String name = label.folder();
    return "%s/%s-%04d%s".formatted(name, name, number, format.suffix());
  }
}
