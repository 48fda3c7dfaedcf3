/**
 * What networks are computed on: the processor, or a graphics card.
 *
 * <p>Start with {@link graft.core.device.RunDevice}, which chooses, and {@link
 * graft.core.device.CudaProbe}, the port by which it asks what is there.
 *
 * <pre>{@code
 * RunDevice device = RunDevice.of(DeviceChoice.AUTO, new TorchCuda());
 * }</pre>
 *
 * <p>How a net is brought to a card is the engine's: {@code graft.train.torch}.
 */
@NullMarked
package graft.core.device;

import org.jspecify.annotations.NullMarked;
