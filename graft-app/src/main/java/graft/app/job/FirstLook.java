package graft.app.job;

import graft.core.doctor.Doctor;
import graft.core.doctor.Doctor.Evidence;
import graft.core.doctor.Finding;
import graft.core.photos.Catalog;
import graft.core.split.Alike;
import graft.core.words.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * What the doctor says before a run: what needs no heads, of what the pass over the photos has seen
 * anyway.
 *
 * @param alike photos that are nearly one picture
 * @param notes the worst, in sentences; empty where nothing is wrong
 */
record FirstLook(List<Alike> alike, List<Sentence> notes) {
  /** Findings that are told. */
  private static final int MOST = 2;

  FirstLook {
    alike = List.copyOf(alike);
    notes = List.copyOf(notes);
  }

  static FirstLook of(Catalog catalog, PhotoFeatures features, TuneSettings settings) {
    Evidence evidence =
        Evidence.of(
            Examination.of(catalog, features.listing(), features.store(), features.scratch()),
            settings.split().groups());
    List<Sentence> notes = new ArrayList<>();
    Doctor.examine(catalog, evidence).stream()
        .filter(finding -> isTold(finding.kind()))
        .limit(MOST)
        .forEach(finding -> notes.add(finding.seen()));
    if (!notes.isEmpty()) {
      notes.add(Sentence.of("run.check").with("folder", settings.folders().photos().asText()));
    }
    return new FirstLook(
        evidence.copies().stream()
            .map(copy -> new Alike(copy.first().photo(), copy.second().photo()))
            .toList(),
        notes);
  }

  /** What flatters or spoils the figures; what the catalogue knows is said with the result. */
  private static boolean isTold(Finding.Kind kind) {
    return switch (kind) {
      case NEAR_CONFLICT, NEAR_LEAK, SHORTCUT, GROUPS, IMBALANCE -> true;
      case UNREADABLE,
          LABEL_CONFLICT,
          MISLABELLED,
          LEAK,
          TOO_FEW,
          EMPTY_CLASS,
          SIMILAR_NAME,
          BLANK,
          DUPLICATE,
          NEAR_DUPLICATE,
          SMALL,
          LONG,
          GREY,
          WRONG_NAME,
          SKIPPED_FOLDER ->
          false;
    };
  }
}
