/**
 * A net with gradients: an ONNX graph, run node by node by PyTorch.
 *
 * <p>Start with {@link graft.train.torch.TorchNet}, the net with its parameters, and {@link
 * graft.train.torch.Operators}, the table of what each ONNX operator is in PyTorch.
 *
 * <pre>{@code
 * try (TorchNet net = TorchNet.of(above, threads)) {
 *   double loss = net.step(batch, labels, 0.1);
 *   float[] gradient = net.gradient(0);
 *   net.set(0, moved);
 * }
 * }</pre>
 *
 * <p>The only package that touches PyTorch's types; none of them leaves it. Touching a class of it
 * loads PyTorch, which takes two seconds: nothing that every run needs may be in here, but for the
 * first question of {@link graft.train.torch.TorchCuda}, which loads nothing. How weights are moved
 * is none of its business: that is {@code graft.train.finetune}'s.
 */
@NullMarked
package graft.train.torch;

import org.jspecify.annotations.NullMarked;
