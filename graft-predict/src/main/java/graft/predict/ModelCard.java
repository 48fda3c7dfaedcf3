package graft.predict;

import java.util.List;
import java.util.Map;

/**
 * What a model file says about itself.
 *
 * @param labels class names in index order
 * @param metadata everything else, by key: graft.version, graft.backbone, graft.imageSize,
 *     graft.fit, graft.temperature, graft.recipe, graft.data, graft.test
 */
public record ModelCard(List<String> labels, Map<String, String> metadata) {
  public ModelCard {
    labels = List.copyOf(labels);
    metadata = Map.copyOf(metadata);
  }

  /** One entry, or an empty text where the file does not have it. */
  public String get(String key) {
    return metadata.getOrDefault(key, "");
  }
}
