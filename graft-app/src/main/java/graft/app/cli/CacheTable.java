package graft.app.cli;

import graft.app.job.CacheJob;
import graft.core.device.Device;
import graft.core.features.FeatureKey;
import graft.core.words.Sentence;
import graft.core.words.Words;
import graft.store.CacheContents;
import graft.store.CacheContents.FeatureSet;
import graft.store.CacheContents.Reader;
import graft.vision.pass.FeaturePass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the cache holds, for people.
 *
 * @param words of the language
 */
record CacheTable(Words words) {
  private static final String PRUNE = "graft cache prune";
  private static final double MEBIBYTE = 1 << 20;
  private static final Set<Integer> TEXT = Set.of(1, 2, 5);

  static String mebibytes(long bytes) {
    return Cells.number("%.1f", bytes / MEBIBYTE);
  }

  List<String> lines(CacheJob.Outcome outcome) {
    CacheContents contents = outcome.contents();
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            Sentence.of("cache.place")
                .with("folder", outcome.folder())
                .with("size", mebibytes(contents.bytes()))));
    lines.add(
        say(
            Sentence.of("cache.photos")
                .with("photos", contents.readers().stream().mapToLong(Reader::photos).sum())
                .with("broken", contents.readers().stream().mapToLong(Reader::broken).sum())
                .with("looks", contents.looks())));
    if (!contents.sets().isEmpty()) {
      List<List<String>> cells = new ArrayList<>();
      cells.add(heading());
      contents.sets().forEach(set -> cells.add(row(set)));
      lines.add("");
      lines.addAll(Columns.align(cells, TEXT));
    }
    if (!outcome.aside().isEmpty()) {
      lines.add(
          say(
              Sentence.of("cache.aside")
                  .with("command", PRUNE)
                  .with("count", outcome.aside().size())
                  .with("size", mebibytes(outcome.asideBytes()))));
    }
    return lines;
  }

  private List<String> heading() {
    return Stream.of(
            "cache.column.set",
            "cache.column.backbone",
            "cache.column.view",
            "cache.column.photos",
            "cache.column.size",
            "cache.column.use")
        .map(key -> Cells.words(words, key))
        .toList();
  }

  private List<String> row(FeatureSet set) {
    return List.of(
        Long.toString(set.number()),
        CacheJob.backbone(set.key().backbone()).orElse(set.key().backbone().hex().substring(0, 12)),
        view(set.key()),
        Long.toString(set.photos()),
        mebibytes(set.bytes()),
        CacheJob.isUsable(set.key())
            ? ""
            : say(Sentence.of("cache.useless").with("command", PRUNE)));
  }

  /** What was looked at, and on what where that was no processor. */
  private static String view(FeatureKey key) {
    Device device = FeaturePass.device(key);
    return device == Device.CPU ? key.view() : key.view() + ", " + device.word();
  }

  private String say(Sentence sentence) {
    return Cells.words(words, sentence);
  }
}
