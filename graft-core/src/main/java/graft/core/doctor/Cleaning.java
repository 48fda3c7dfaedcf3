package graft.core.doctor;

import graft.core.doctor.Doctor.Evidence;
import graft.core.doctor.Finding.Kind;
import graft.core.hash.Hash;
import graft.core.photos.Catalog;
import graft.core.photos.Part;
import graft.core.photos.Problem;
import graft.core.scratch.FirstPlaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/*
 * 1. Files that cannot be read.
 * 2. One picture under two labels, to the pixel or nearly: all its copies, for nobody knows which
 *    label is right.
 * 3. One picture several times under one label: all but one. What lies in a given test part stays
 *    before what lies in validation, and that before train, because a test part is a yardstick;
 *    then the larger picture, then the first by path. No photo moves to another part.
 * 4. Where it is asked for: pictures of one tone, and tiny ones.
 */
/** What a cleaned copy of a set leaves out, and why. Labels in doubt stay as they are. */
public final class Cleaning {
  /** Of copies under one label. */
  private static final Comparator<Examined> KEPT_FIRST =
      Comparator.comparingInt((Examined p) -> rank(p.photo().part()))
          .thenComparingLong(p -> -(long) p.facts().width() * p.facts().height())
          .thenComparing(Cleaning::path);

  private final Evidence evidence;
  private final Map<Hash, List<Examined>> pictures; // those that are there again, by their pixels
  private final Map<String, LeftOut> leftOut = new TreeMap<>(); // by path

  private Cleaning(Evidence evidence) {
    this.evidence = evidence;
    this.pictures = again(evidence);
  }

  /**
   * A file that is left out.
   *
   * @param path relative to the photos' folder
   * @param why the finding that it belongs to
   * @param other the photo that it is set against; empty where there is none
   */
  public record LeftOut(String path, Kind why, String other) {}

  /**
   * What is left out, by path.
   *
   * @param odd whether pictures of one tone and tiny ones are
   */
  public static List<LeftOut> of(Catalog catalog, Evidence evidence, boolean odd) {
    Cleaning cleaning = new Cleaning(evidence);
    catalog.problems().stream()
        .filter(Problem::leavesOut)
        .forEach(p -> cleaning.leaveOut(p.path(), Kind.UNREADABLE, ""));
    cleaning.conflicts();
    cleaning.copies();
    if (odd) {
      cleaning.odd();
    }
    return List.copyOf(cleaning.leftOut.values());
  }

  private void leaveOut(String path, Kind why, String other) {
    leftOut.putIfAbsent(path, new LeftOut(path, why, other));
  }

  /** The photos of each picture that is there more than once, to the pixel or nearly. */
  private static Map<Hash, List<Examined>> again(Evidence evidence) {
    List<Examined> photos = evidence.photos();
    FirstPlaces firsts = new FirstPlaces(photos.size(), i -> pixels(photos.get(i)));
    Set<Hash> again = new HashSet<>();
    for (int i = 0; i < photos.size(); i++) {
      if (firsts.add(i) != i) {
        again.add(pixels(photos.get(i)));
      }
    }
    evidence
        .copies()
        .forEach(copy -> again.addAll(List.of(pixels(copy.first()), pixels(copy.second()))));
    Map<Hash, List<Examined>> pictures = new LinkedHashMap<>();
    photos.stream()
        .filter(photo -> again.contains(pixels(photo)))
        .forEach(
            photo -> pictures.computeIfAbsent(pixels(photo), k -> new ArrayList<>()).add(photo));
    return pictures;
  }

  private void conflicts() {
    for (List<Examined> same : pictures.values()) {
      for (Examined photo : same) {
        same.stream()
            .filter(other -> label(other) != label(photo))
            .findFirst()
            .ifPresent(other -> leaveOut(path(photo), Kind.LABEL_CONFLICT, path(other)));
      }
    }
    for (NearCopy copy : evidence.copies()) {
      if (label(copy.first()) != label(copy.second())) {
        leaveOutAll(pictures.getOrDefault(pixels(copy.first()), List.of()), copy.second());
        leaveOutAll(pictures.getOrDefault(pixels(copy.second()), List.of()), copy.first());
      }
    }
  }

  private void leaveOutAll(List<Examined> copies, Examined other) {
    copies.forEach(copy -> leaveOut(path(copy), Kind.NEAR_CONFLICT, path(other)));
  }

  private void copies() {
    Map<Hash, Hash> parents = new HashMap<>(); // a picture's way to the one that its group goes by
    evidence
        .copies()
        .forEach(
            c -> parents.put(root(parents, pixels(c.second())), root(parents, pixels(c.first()))));
    Map<Hash, List<Examined>> groups = new LinkedHashMap<>();
    pictures.values().stream()
        .flatMap(List::stream)
        .filter(photo -> !leftOut.containsKey(path(photo)))
        .forEach(
            photo ->
                groups
                    .computeIfAbsent(root(parents, pixels(photo)), k -> new ArrayList<>())
                    .add(photo));
    for (List<Examined> group : groups.values()) {
      Examined kept = group.stream().min(KEPT_FIRST).orElseThrow();
      for (Examined photo : group) {
        boolean same = pixels(photo).equals(pixels(kept));
        if (!photo.equals(kept)) {
          leaveOut(path(photo), same ? Kind.DUPLICATE : Kind.NEAR_DUPLICATE, path(kept));
        }
      }
    }
  }

  private static int rank(Part part) {
    return switch (part) {
      case TEST -> 0;
      case VALIDATION -> 1;
      case TRAIN, NONE -> 2;
    };
  }

  private static Hash root(Map<Hash, Hash> parents, Hash picture) {
    Hash at = picture;
    for (Hash up = parents.getOrDefault(at, at); !up.equals(at); ) {
      at = up;
      up = parents.getOrDefault(at, at);
    }
    return at;
  }

  private void odd() {
    for (Examined photo : evidence.photos()) {
      if (OddPictures.isBlank(photo)) {
        leaveOut(path(photo), Kind.BLANK, "");
      } else if (OddPictures.isSmall(photo)) {
        leaveOut(path(photo), Kind.SMALL, "");
      }
    }
  }

  private static Hash pixels(Examined photo) {
    return photo.photo().pixels();
  }

  private static int label(Examined photo) {
    return photo.photo().label();
  }

  private static String path(Examined photo) {
    return photo.photo().path();
  }
}
