#!/usr/bin/env python3
"""Small ONNX files of eleven architectures with random weights, and PyTorch's gradients of them.

    nets.py FOLDER          writes NAME.onnx for each, and gradients.golden

Each net is timm's own class, few and narrow layers, so that it holds every kind of node that the full-size one
exports and a file is some ten kilobytes. They are exported in the ways that people have: by both of PyTorch's
exporters, with opsets from 11 to 20, with batch norm folded and not. What is right is said by ONNX Runtime in the
test itself; for gradients there is no such judge, so PyTorch's own are kept here.

bench/parity_nets.py uses the functions of this file for the full-size nets.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import dataclasses
import logging
import pathlib
import sys
import typing
import warnings

import numpy
import onnx
import timm
import torch
from timm.models import densenet, efficientnet, mobilenetv3, regnet, resnet
from timm.models import ConvNeXt, SwinTransformer, VisionTransformer

PHOTOS = 16
SMOOTHING = 0.1


@dataclasses.dataclass
class Small:
    """A net in little, its picture size, and how it is exported."""

    make: typing.Callable
    size: int
    exporter: str  # "torchscript" or "dynamo"
    opset: int
    optimised: bool = True  # by dynamo's exporter: batch norm folded, weights transposed


def blocks(*stages):
    return efficientnet.decode_arch_def([[stage] for stage in stages])


def small_resnet():
    return resnet.ResNet(resnet.Bottleneck, (1, 1, 1, 1), num_classes=0, stem_width=8, channels=(4, 6, 8, 8))


def small_mobilenet_v2():
    return efficientnet.EfficientNet(
        blocks("ds_r1_k3_s1_c8", "ir_r2_k3_s2_e3_c8", "ir_r1_k3_s2_e3_c12"), num_classes=0, num_features=32,
        stem_size=8, round_chs_fn=int, act_layer=torch.nn.ReLU6)


def small_mobilenet_v3():
    return mobilenetv3.MobileNetV3(
        blocks("ds_r1_k3_s1_c8_nre", "ir_r1_k5_s2_e3_c8_se0.25_nre", "ir_r2_k3_s2_e3_c12_se0.25", "cn_r1_k1_s1_c24"),
        num_classes=0, num_features=32, stem_size=8, round_chs_fn=int, act_layer=torch.nn.Hardswish,
        se_layer=efficientnet.partial(efficientnet.SqueezeExcite, gate_layer="hard_sigmoid",
                                      force_act_layer=torch.nn.ReLU))


def small_efficientnet():
    return efficientnet.EfficientNet(
        blocks("ds_r1_k3_s1_e1_c8_se0.25", "ir_r2_k3_s2_e3_c8_se0.25", "ir_r1_k5_s2_e3_c12_se0.25"), num_classes=0,
        num_features=32, stem_size=8, round_chs_fn=int, act_layer=torch.nn.SiLU)


def small_efficientnet_v2():
    """With TensorFlow's padding, as the tf_ variants have it."""
    return efficientnet.EfficientNet(
        blocks("cn_r1_k3_s1_e1_c8_skip", "er_r2_k3_s2_e3_c8", "ir_r1_k3_s2_e3_c12_se0.25"), num_classes=0,
        num_features=32, stem_size=8, round_chs_fn=int, act_layer=torch.nn.SiLU, pad_type="same")


def small_regnet():
    return regnet.RegNet(regnet.RegNetCfg(depth=4, w0=8, wa=8.0, wm=1.4, group_size=4, se_ratio=0.25, stem_width=8),
                         num_classes=0)


def small_densenet():
    return densenet.DenseNet(growth_rate=4, block_config=(2, 2, 2), bn_size=2, num_classes=0)


def small_convnext():
    return ConvNeXt(depths=(1, 1, 1, 1), dims=(8, 8, 12, 16), num_classes=0)


def small_deit():
    return VisionTransformer(img_size=32, patch_size=8, embed_dim=16, depth=2, num_heads=2, num_classes=0)


def small_dinov2():
    return VisionTransformer(img_size=42, patch_size=14, embed_dim=16, depth=2, num_heads=2, init_values=1e-5,
                             num_classes=0)


def small_swin():
    return SwinTransformer(img_size=32, patch_size=2, window_size=4, embed_dim=8, depths=(2, 2), num_heads=(2, 2),
                           num_classes=0)


NETS = {
    "resnet": Small(small_resnet, 32, "torchscript", 11),
    "mobilenetv2": Small(small_mobilenet_v2, 32, "torchscript", 13),
    "mobilenetv3": Small(small_mobilenet_v3, 32, "torchscript", 17),
    "efficientnet": Small(small_efficientnet, 32, "dynamo", 18, optimised=False),
    "efficientnetv2": Small(small_efficientnet_v2, 32, "torchscript", 12),
    "regnety": Small(small_regnet, 32, "dynamo", 18),
    "densenet": Small(small_densenet, 64, "torchscript", 11),
    "convnext": Small(small_convnext, 64, "dynamo", 20, optimised=False),
    "deit": Small(small_deit, 32, "torchscript", 14),
    "dinov2": Small(small_dinov2, 42, "dynamo", 18),
    "swin": Small(small_swin, 32, "dynamo", 18, optimised=False),
    "swin-torchscript": Small(small_swin, 32, "torchscript", 17),
    "deit-dynamo": Small(small_deit, 32, "dynamo", 21, optimised=False),
}

# Those whose weights keep their names, one of each kind: batch norm and gates, layer norm, attention.
GRADIENTS = ("efficientnet", "convnext", "swin", "deit-dynamo")


# Photos and weights -------------------------------------------------------------------------------


def photos(count, size, seed=0):
    """Waves of different colours, lengths and directions, in [-1, 1]; the tests draw the same."""
    state = numpy.uint64(seed * 2654435761 + 12345)
    pixels = numpy.empty((count * 3, size, size), numpy.float32)
    x = numpy.arange(size, dtype=numpy.float64)
    for plane in range(count * 3):
        drawn = []
        for _ in range(3):
            with numpy.errstate(over="ignore"):
                state = state * numpy.uint64(6364136223846793005) + numpy.uint64(1442695040888963407)
            drawn.append(int(state >> numpy.uint64(33)) / 2**31)
        across, down, shift = 0.02 + 0.6 * drawn[0], 0.02 + 0.6 * drawn[1], 6 * drawn[2]
        pixels[plane] = numpy.sin(across * x[None, :] + down * x[:, None] + shift)
    return pixels.reshape(count, 3, size, size)


def settled(net, size, seed=0):
    """The net with weights under which photos differ: no layer fades, batch norm's statistics are real."""
    torch.manual_seed(seed)
    for name, module in net.named_modules():
        if isinstance(module, (torch.nn.Linear, torch.nn.Conv2d)):
            torch.nn.init.normal_(module.weight, std=module.weight[0].numel() ** -0.5)
        for label, weight in module.named_parameters(recurse=False):
            if label == "gamma" or (label == "weight" and weight.dim() == 1):  # scales of layers and of norms
                torch.nn.init.uniform_(weight, 0.5, 1.5)
            elif label == "bias" or weight.dim() == 1:
                torch.nn.init.uniform_(weight, -0.2, 0.2)
    net.train()
    with torch.no_grad():
        for batch in range(4):
            net(torch.from_numpy(photos(PHOTOS, size, seed=100 + batch)))
    return net.eval()


# Export -------------------------------------------------------------------------------------------


def export(net, size, file, exporter, opset, optimised=True):
    """Writes the net with any number of photos, and none of the exporter's notes on its own source."""
    logging.disable(logging.WARNING)
    example = torch.from_numpy(photos(2, size))
    names = {"input_names": ["pixels"], "output_names": ["features"], "opset_version": opset}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if exporter == "torchscript":
            torch.onnx.export(net, (example,), str(file), dynamo=False,
                              dynamic_axes={"pixels": {0: "n"}, "features": {0: "n"}}, **names)
        else:
            torch.onnx.export(net, (example,), str(file), dynamo=True, dynamic_shapes=({0: torch.export.Dim("n")},),
                              external_data=False, optimize=optimised, verbose=False, **names)
    model = onnx.load(str(file))
    for node in model.graph.node:
        node.ClearField("metadata_props")
        node.ClearField("doc_string")
    for value in [*model.graph.value_info, *model.graph.initializer]:
        value.ClearField("metadata_props")
        value.ClearField("doc_string")
    model.graph.ClearField("value_info")
    onnx.save(model, str(file))
    return model


def shortened(model):
    """The model without names of nodes, and with short ones for what they make: half of a small file is names."""
    short = {}
    for node in model.graph.node:
        node.ClearField("name")
        for output in node.output:
            if output and output != "features":
                short[output] = f"t{len(short)}"
    for node in model.graph.node:
        for names in (node.input, node.output):
            for at, name in enumerate(names):
                names[at] = short.get(name, name)
    return model


def gradients(net, size):
    """The loss of 16 photos whose features are taken for logits, and each parameter's gradient of it."""
    net.zero_grad()
    labels = torch.arange(PHOTOS) % 4
    loss = torch.nn.functional.cross_entropy(net(torch.from_numpy(photos(PHOTOS, size))), labels,
                                             label_smoothing=SMOOTHING)
    loss.backward()
    return loss.item(), {name: p.grad.numpy() for name, p in net.named_parameters() if p.grad is not None}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"# torch {torch.__version__}, timm {timm.__version__}, onnx {onnx.__version__}"]
    for name, small in NETS.items():
        torch.manual_seed(0)
        net = settled(small.make(), small.size)
        model = export(net, small.size, folder / f"{name}.onnx", small.exporter, small.opset, small.optimised)
        onnx.save(shortened(model), str(folder / f"{name}.onnx"))
        print(name, (folder / f"{name}.onnx").stat().st_size, sorted({n.op_type for n in model.graph.node}), flush=True)
        if name in GRADIENTS:
            loss, grads = gradients(net, small.size)
            lines.append(f"{name} loss {loss:.9g}")
            lines += [f"{name} {parameter} {numpy.linalg.norm(g.astype(numpy.float64)):.9g} "
                      + " ".join(f"{v:.9g}" for v in g.ravel()[:3]) for parameter, g in grads.items()]
    (folder / "gradients.golden").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
