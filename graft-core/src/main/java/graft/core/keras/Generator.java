package graft.core.keras;

import graft.core.python.Term.Flag;
import graft.core.python.Term.Num;
import java.util.List;
import java.util.Optional;

/** What can be said of a call that makes an ImageDataGenerator. */
record Generator(KerasCall call) {
  private static final List<String> AUGMENTING =
      List.of(
          "rotation_range",
          "width_shift_range",
          "height_shift_range",
          "brightness_range",
          "shear_range",
          "zoom_range",
          "channel_shift_range",
          "horizontal_flip",
          "vertical_flip");

  /** Whether its pictures are changed by chance. */
  boolean augments() {
    return AUGMENTING.stream().anyMatch(this::isSet);
  }

  private boolean isSet(String name) {
    return call.term(name)
        .filter(t -> !(t instanceof Num(double value, _) && value == 0))
        .filter(t -> !(t instanceof Flag(boolean on) && !on))
        .isPresent();
  }

  /** The generator that a flow takes photos from. */
  static Optional<Generator> of(KerasScript script, KerasCall flow) {
    return script
        .receiver(flow)
        .filter(call -> call.function().equals(KerasScript.GENERATOR))
        .map(Generator::new);
  }
}
