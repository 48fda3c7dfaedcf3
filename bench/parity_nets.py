#!/usr/bin/env python3
"""Eleven full-size architectures, exported in several ways, in Graft's PyTorch against ONNX Runtime.

Random weights, under which photos differ (tools/golden/nets.py). Each net is exported by PyTorch's two exporters, and
looked at as it is and as ONNX Runtime's basic optimisation leaves it. One step down the gradient must lower the loss
of a new head; three nets are exported with batch norm and weights as they are, and each gradient is held to PyTorch's.
ONNX files are kept in --work: stopped, it goes on.
"""

import bench

bench.venv("requirements-nets.txt")

import pathlib
import sys

import numpy
import onnxruntime
import timm
import torch

sys.path.insert(0, str(bench.ROOT / "tools" / "golden"))
import nets

# (size, opset of the old exporter, of the new one, what timm is told)
NETS = {
    "resnet50": (224, 11, 18, {}),
    "mobilenetv2_100": (224, 13, 20, {}),
    "mobilenetv3_large_100": (224, 17, 18, {}),
    "efficientnet_b0": (224, 12, 21, {}),
    "tf_efficientnetv2_b0": (192, 11, 18, {}),
    "regnety_016": (224, 16, 18, {}),
    "densenet121": (224, 11, 18, {}),
    "convnext_tiny": (224, 14, 20, {}),
    "deit_small_patch16_224": (224, 14, 18, {}),
    "vit_small_patch14_dinov2": (224, 17, 18, {"img_size": 224}),
    "swin_tiny_patch4_window7_224": (224, 17, 18, {}),
}
GRADIENTS = ("mobilenetv3_large_100", "convnext_tiny", "swin_tiny_patch4_window7_224")
RELATIVE = 1e-4
SPREAD = 0.01


def settled(name, size, told):
    """The net with random weights under which photos differ. What batch norm has seen counts in full, else the
    signal of deep nets fades from layer to layer, and parity of features that are all alike would prove nothing."""
    torch.manual_seed(0)
    net = timm.create_model(name, pretrained=False, num_classes=0, **told)
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None  # the mean of all batches
    return nets.settled(net, size)


def optimised(file):
    """What ONNX Runtime's basic optimisation makes of a file, beside it."""
    out = file.with_suffix(".basic.onnx")
    if not out.exists():
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.optimized_model_filepath = str(out.with_suffix(".half"))
        options.log_severity_level = 3
        onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        out.with_suffix(".half").rename(out)
    return out


def exported(net, size, file, *how):
    if not file.exists():
        half = file.with_suffix(".half")
        nets.export(net, size, half, *how)
        half.rename(file)
    return file


def looked_at(file, chosen, size, *more):
    """What ParityNets says of a file: (parity, step, gradients by weight)."""
    pixels = chosen.work / "nets" / f"pixels-{size}"
    pixels.write_bytes(nets.photos(chosen.count, size).astype("<f4").tobytes())
    log = chosen.work / "nets" / "log"
    words = bench.java("ParityNets.java", file, chosen.count, size, pixels, chosen.threads, *more)
    if bench.run(words, log).code != 0:
        print(log.read_text(errors="replace")[-2000:], flush=True)
        return None, None, {}
    rows = [line.split() for line in log.read_text().splitlines()]
    said = {row[0]: [float(v) for v in row[1:]] for row in rows if row and row[0] in ("parity", "step")}
    return said.get("parity"), said.get("step"), {row[1]: float(row[2]) for row in rows if row[:1] == ["gradient"]}


def judge(verdict, name, file, parity, step):
    if parity is None or step is None:
        verdict.add(f"{name}, {file.stem}", "did not run", "runs", False)
        return
    difference, spread, nodes, weights = parity
    before, foretold, lowered = step
    print(f"  {file.name}: {nodes:.0f} nodes, {weights / 1e6:.2f} million weights, difference {difference:.1e}, "
          f"spread {100 * spread:.1f} %, loss {before:.4f}, lowered by {lowered:.4f} (foretold {foretold:.4f})", flush=True)
    verdict.add(f"{file.stem}: difference from ONNX Runtime", f"{difference:.1e}", f"at most {RELATIVE:g}",
                difference <= RELATIVE)
    verdict.add(f"{file.stem}: photos differ by", f"{100 * spread:.1f} %", f"at least {100 * SPREAD:g} %", spread >= SPREAD)
    verdict.add(f"{file.stem}: a step lowers the loss by", f"{lowered:.4f}", "above 0", lowered > 0)


def gradients(verdict, name, net, size, chosen):
    """Each parameter's gradient against PyTorch's own, on a file that keeps the parameters' names."""
    file = exported(net, size, chosen.work / "nets" / f"{name}-plain.onnx", "dynamo", 18, False)
    parity, step, ours = looked_at(file, chosen, size, "gradients")
    judge(verdict, name, file, parity, step)
    nets.PHOTOS = chosen.count
    _, theirs = nets.gradients(net, size)
    norms = {label: float(numpy.linalg.norm(g.astype(numpy.float64))) for label, g in theirs.items()}
    largest = max(norms.values())
    apart = max((abs(ours.get(label, 0) - norm) / (norm + 1e-4 * largest) for label, norm in norms.items()), default=1)
    verdict.add(f"{name}: {len(norms)} gradients, largest difference of a norm", f"{apart:.1e}", "at most 1e-2",
                apart <= 1e-2 and set(ours) == set(norms))


def main():
    parser = bench.options(__doc__)
    parser.add_argument("--nets", help="only these, with commas")
    parser.add_argument("--count", type=int, default=nets.PHOTOS, help="photos (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="of PyTorch (default: %(default)s)")
    chosen = parser.parse_args()
    bench.header()
    (chosen.work / "nets").mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(chosen.threads)
    print(f"timm {timm.__version__}, PyTorch {torch.__version__}, ONNX Runtime {onnxruntime.__version__} optimises")
    verdict = bench.Verdict()
    for name in chosen.nets.split(",") if chosen.nets else NETS:
        size, old, new, told = NETS[name]
        print(name, flush=True)
        net = settled(name, size, told)
        for exporter, opset in (("torchscript", old), ("dynamo", new)):
            file = exported(net, size, chosen.work / "nets" / f"{name}-{exporter}-{opset}.onnx", exporter, opset)
            for looked in (file, optimised(file)):
                judge(verdict, name, looked, *looked_at(looked, chosen, size)[:2])
        if name in GRADIENTS:
            gradients(verdict, name, net, size, chosen)
    verdict.end()


if __name__ == "__main__":
    main()
