package graft.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the plan of faults in terms of the files that were written. */
record Report(List<Slot> slots, Map<Slot, Path> written, FaultPlan plan) {
  DemoSummary summary() {
    List<Path> photos = new ArrayList<>();
    List<DemoSummary.SwappedLabel> swapped = new ArrayList<>();
    List<DemoSummary.Copy> savedAgain = new ArrayList<>();
    List<DemoSummary.Copy> copiedAcross = new ArrayList<>();
    List<Path> truncated = new ArrayList<>();
    for (Slot slot : slots) {
      Path file = file(slot);
      photos.add(file);
      switch (plan.content(slot)) {
        case Content.Ordinary() -> {}
        case Content.Swapped(Species shown) ->
            swapped.add(new DemoSummary.SwappedLabel(file, slot.label(), shown));
        case Content.SavedAgain(Slot original) ->
            savedAgain.add(new DemoSummary.Copy(file(original), file));
        case Content.CopiedAcross(Slot original) ->
            copiedAcross.add(new DemoSummary.Copy(file(original), file));
        case Content.Truncated(double part) -> truncated.add(file);
      }
    }
    return new DemoSummary(photos, swapped, savedAgain, copiedAcross, truncated, plan.pngSpecies());
  }

  private Path file(Slot slot) {
    Path file = written.get(slot);
    if (file == null) {
      throw new IllegalStateException(
          "every slot must have been written, but " + slot + " was not");
    }
    return file;
  }
}
