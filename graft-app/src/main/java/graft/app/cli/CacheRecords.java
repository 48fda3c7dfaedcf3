package graft.app.cli;

import graft.app.job.CacheJob;
import graft.store.CacheContents.FeatureSet;
import graft.store.CacheContents.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cache holds, for scripts: one object, or a record a set of features. */
final class CacheRecords {
  private CacheRecords() {}

  static String json(CacheJob.Outcome outcome) {
    List<Reader> readers = outcome.contents().readers();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("folder", outcome.folder().toString());
    object.put("bytes", outcome.contents().bytes());
    object.put("photos", readers.stream().mapToLong(Reader::photos).sum());
    object.put("unreadable", readers.stream().mapToLong(Reader::broken).sum());
    object.put("looks", outcome.contents().looks());
    object.put("sets", outcome.contents().sets().stream().map(CacheRecords::set).toList());
    object.put("damaged", Map.of("files", outcome.aside().size(), "bytes", outcome.asideBytes()));
    return Cells.json(object);
  }

  private static Map<String, @Nullable Object> set(FeatureSet set) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("set", set.number());
    object.put("backbone", CacheJob.backbone(set.key().backbone()).orElse(null));
    object.put("sha256", set.key().backbone().hex());
    object.put("view", set.key().view());
    object.put("versions", set.key().versions());
    object.put("photos", set.photos());
    object.put("bytes", set.bytes());
    object.put("usable", CacheJob.isUsable(set.key()));
    return object;
  }

  static List<String> csv(CacheJob.Outcome outcome) {
    List<String> lines = new ArrayList<>();
    lines.add("set,backbone,sha256,view,versions,photos,bytes,usable");
    for (FeatureSet set : outcome.contents().sets()) {
      lines.add(
          Cells.csv(
              List.of(
                  Long.toString(set.number()),
                  CacheJob.backbone(set.key().backbone()).orElse(""),
                  set.key().backbone().hex(),
                  set.key().view(),
                  set.key().versions(),
                  Long.toString(set.photos()),
                  Long.toString(set.bytes()),
                  Boolean.toString(CacheJob.isUsable(set.key())))));
    }
    return lines;
  }
}
