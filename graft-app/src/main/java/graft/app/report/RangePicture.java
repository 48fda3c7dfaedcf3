package graft.app.report;

/**
 * A photo at an end of a range of random changes.
 *
 * @param kind of augmentation: "rotation40"
 * @param caption the setting that is at an end of its range, everything else left alone, and its
 *     value: "rotation -40"
 * @param picture the photo with that value
 */
public record RangePicture(String kind, String caption, Picture picture) {}
