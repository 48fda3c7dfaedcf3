package graft.core.device;

import graft.core.device.CudaProbe.Card;
import graft.core.device.CudaProbe.Missing;
import graft.core.error.UserError;
import java.util.List;
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
   * The device that was asked for. Nobody is asked for a card where nobody wants one, and the first
   * engine that cannot use it is the last that is asked: loading them takes time.
   *
   * @param engines those that the run needs, at least one, the one that answers soonest first
   * @throws UserError if CUDA was asked for and an engine cannot use it
   */
  public static RunDevice of(DeviceChoice asked, List<CudaProbe> engines) {
    if (asked == DeviceChoice.CPU) {
      return new RunDevice(asked, Device.CPU, Optional.empty(), Optional.empty());
    }
    String card = "";
    for (CudaProbe engine : engines) {
      switch (engine.ask()) {
        case Card(String name) -> card = card.isEmpty() ? name : card;
        case Missing missing -> {
          return without(asked, missing);
        }
      }
    }
    return new RunDevice(asked, Device.CUDA, Optional.of(card), Optional.empty());
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
