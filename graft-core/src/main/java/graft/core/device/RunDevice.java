package graft.core.device;

import graft.core.device.CudaProbe.Card;
import graft.core.device.CudaProbe.Missing;
import graft.core.error.UserError;
import java.util.Optional;

/**
 * The device of a run, one for all that it computes with networks.
 *
 * @param asked what a person asked for
 * @param device what it is
 * @param card the name of the graphics card; empty on the processor
 * @param missing why the processor stands in for CUDA; empty where it does not
 */
public record RunDevice(
    DeviceChoice asked, Device device, Optional<String> card, Optional<String> missing) {

  /**
   * The device that was asked for. Nobody is asked for a card where nobody wants one: that takes
   * time.
   *
   * @param engine what would compute on it
   * @throws UserError if CUDA was asked for and the engine cannot use it
   */
  public static RunDevice of(DeviceChoice asked, CudaProbe engine) {
    if (asked == DeviceChoice.CPU) {
      return new RunDevice(asked, Device.CPU, Optional.empty(), Optional.empty());
    }
    return switch (engine.ask()) {
      case Card(String name) ->
          new RunDevice(asked, Device.CUDA, Optional.of(name), Optional.empty());
      case Missing missing -> without(asked, missing);
    };
  }

  /**
   * The device, now that it is known what is to be computed; the processor needs no asking.
   *
   * @param task whether the card can do it
   * @throws UserError if CUDA was asked for and the card cannot
   */
  public RunDevice able(CudaProbe task) {
    return device == Device.CUDA && task.ask() instanceof Missing missing
        ? without(asked, missing)
        : this;
  }

  private static RunDevice without(DeviceChoice asked, Missing missing) {
    if (asked == DeviceChoice.CUDA) {
      throw new UserError(
          "CUDA was asked for (--device cuda), but %s. %s, or compute on the processor (--device cpu)"
              .formatted(missing.what(), missing.todo()));
    }
    return new RunDevice(asked, Device.CPU, Optional.empty(), Optional.of(missing.what()));
  }
}
