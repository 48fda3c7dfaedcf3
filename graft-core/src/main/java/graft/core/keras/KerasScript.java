package graft.core.keras;

import graft.core.python.Place;
import graft.core.python.PythonScript;
import graft.core.python.Unread;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a script asks of Keras.
 *
 * @param calls in the order in which they are written
 * @param unread statements that could not be read
 */
public record KerasScript(List<KerasCall> calls, List<Unread> unread) {
  static final String GENERATOR = "ImageDataGenerator";
  static final String FLOW = "flow_from_directory";
  static final String DATASET = "image_dataset_from_directory";

  /** The calls of which a script must have one to be worth translating. */
  public static final List<String> LOOKED_FOR =
      List.of(GENERATOR, FLOW, DATASET, "Dense", "Dropout", "compile", "fit");

  public KerasScript {
    calls = List.copyOf(calls);
    unread = List.copyOf(unread);
  }

  /** The calls in a script that may be Keras'. */
  public static KerasScript of(PythonScript script) {
    List<KerasCall> calls =
        script.calls().stream()
            .flatMap(called -> KerasCall.of(called).stream())
            .filter(call -> !call.path().startsWith("torch"))
            .toList();
    return new KerasScript(calls, script.unread());
  }

  /** Whether there is nothing in it that could be translated. */
  public boolean isForeign() {
    return calls.stream().noneMatch(KerasScript::isKeras);
  }

  private static boolean isKeras(KerasCall call) {
    return switch (call.function()) {
      case "compile" -> !call.path().equals("compile") && !call.path().equals("re.compile");
      case "fit", "fit_generator" -> call.argument("epochs").isPresent();
      default -> LOOKED_FOR.contains(call.function());
    };
  }

  /** The calls of these functions. */
  List<KerasCall> calls(String... functions) {
    Set<String> names = Set.of(functions);
    return calls.stream().filter(call -> names.contains(call.function())).toList();
  }

  /** The call that stands there. */
  Optional<KerasCall> at(Place place) {
    return calls.stream().filter(call -> call.place().equals(place)).findFirst();
  }

  /** Whether one of the functions is called anywhere. */
  boolean has(String... functions) {
    return !calls(functions).isEmpty();
  }

  /** The calls of generators' or datasets' readers of folders. */
  List<KerasCall> flows() {
    return calls(FLOW, DATASET);
  }

  /** What made the object that a call is made on, such as the generator of a flow. */
  Optional<KerasCall> receiver(KerasCall call) {
    return call.receiver().flatMap(this::at);
  }

  /** Whether any argument of the call is there. */
  static boolean hasAny(KerasCall call, String... names) {
    return Arrays.stream(names).anyMatch(name -> call.argument(name).isPresent());
  }
}
