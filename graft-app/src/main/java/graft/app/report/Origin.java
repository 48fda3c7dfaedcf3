package graft.app.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run was made with, so that it can be made again.
 *
 * @param command the command line that was run
 * @param model the path of model.onnx, as a person would type it
 * @param finished when the run ended
 * @param dataHash the hash of all pixels and labels
 * @param backboneLicence such as "Apache-2.0"
 * @param backboneSource where the weights come from
 * @param versions what it ran on, in the order to be shown: "Java" to "25.0.1", "ONNX Runtime" to
 *     "1.23.2"
 */
public record Origin(
    String command,
    String model,
    Instant finished,
    String dataHash,
    String backboneLicence,
    String backboneSource,
    Map<String, String> versions) {
  public Origin {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }
}
