package graft.app.report;

import org.jspecify.annotations.Nullable;

/**
 * A photo whose label the model does not share.
 *
 * @param path relative to the photos' folder
 * @param label the class it lies in
 * @param predicted the class the model names
 * @param probability the model's probability for the class it names, in [0, 1]
 * @param picture a thumbnail; null with {@code --no-pictures}
 */
public record Mistake(
    String path, String label, String predicted, double probability, @Nullable Picture picture) {}
