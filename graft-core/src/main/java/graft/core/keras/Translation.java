package graft.core.keras;

import graft.core.python.Unread;
import graft.core.words.Sentence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a script does, in options of {@code graft train}.
 *
 * @param photos the folder that the script reads, or "PHOTOS" where it does not say
 * @param options with their values, "" for those without one; in the order of {@link TrainOption}
 * @param remarks what should be known about it
 */
public record Translation(String photos, Map<TrainOption, String> options, List<Remark> remarks) {
  public Translation {
    Map<TrainOption, String> sorted = new EnumMap<>(TrainOption.class);
    sorted.putAll(options);
    options = java.util.Collections.unmodifiableMap(sorted);
    remarks = List.copyOf(remarks);
  }

  /**
   * Translates a script.
   *
   * @param sizes of the picture that the backbone can look at, at least one
   */
  public static Translation of(KerasScript script, List<Integer> sizes) {
    Draft draft = new Draft();
    String photos = Folders.photos(script, draft);
    List<Chapter> chapters =
        List.of(
            new Reading(sizes),
            new Splits(),
            new Augmentation(),
            new Scaling(),
            new HeadLayers(),
            new TrainingLoop());
    chapters.forEach(chapter -> chapter.read(script, draft));
    for (Unread unread : script.unread()) {
      draft.unread(unread.place(), Sentence.of("keras.syntax").with("text", unread.text()));
    }
    return new Translation(photos, draft.options(), draft.remarks());
  }
}
