package graft.core.photos;

import graft.core.hash.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An order of files of which every beginning is a fair sample: each class of each part comes in
 * proportion to its size.
 */
public final class EvenOrder {
  private EvenOrder() {}

  /** The files in that order; within a class by a hash of seed and path. */
  public static List<PhotoFile> of(List<PhotoFile> files, long seed) {
    Map<String, List<PhotoFile>> groups = new LinkedHashMap<>();
    for (PhotoFile file : files) {
      groups.computeIfAbsent(file.part() + "/" + file.label(), k -> new ArrayList<>()).add(file);
    }
    record Placed(double place, PhotoFile file) {}
    List<Placed> placed = new ArrayList<>();
    for (List<PhotoFile> group : groups.values()) {
      group.sort(
          Comparator.comparing((PhotoFile f) -> Hash.ofText(seed + " " + f.path()))
              .thenComparing(PhotoFile::path));
      for (int i = 0; i < group.size(); i++) {
        placed.add(new Placed((i + 0.5) / group.size(), group.get(i)));
      }
    }
    return placed.stream()
        .sorted(Comparator.comparingDouble(Placed::place).thenComparing(p -> p.file().path()))
        .map(Placed::file)
        .toList();
  }
}
