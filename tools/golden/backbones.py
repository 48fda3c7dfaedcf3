"""Small networks with random weights, as the tools write them that people have: tests' input.

    python3 tools/golden/backbones.py OUT      # torch, onnx, onnxscript, numpy, as in requirements.txt

Writes ONNX files of a few dozen KB each, and for each that has a class head the features that
PyTorch computes for a picture that Java can make again, in features.csv: pixel (x, y) of channel c
is (37 x + 59 y + 83 c + 11 x y) mod 256.

| file | what |
|---|---|
| cnn.onnx | NCHW, any size, torch.onnx (TorchScript), opset 13, weights inside, residual blocks |
| cnn-one.onnx | the same at 64 pixels for one photo, opset 11 |
| cnn-new.onnx | the same by the newer exporter (dynamo), opset 20, weights in cnn-new.onnx.data |
| cnn-half.onnx | the same in float16 |
| keras.onnx | NHWC, 64 pixels, as tf2onnx writes it: a Transpose, MatMul and Add |
| vit.onnx | class token, 32 pixels, for one photo, opset 14 |
| vit-tokens.onnx | the same without class head: last_hidden_state |
"""

import sys
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

warnings.filterwarnings("ignore")
torch.manual_seed(34)
torch.set_num_threads(1)
IMAGENET = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.one = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(channels)
        self.two = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x):
        return torch.relu(x + self.two(torch.relu(self.norm(self.one(x)))))


class Cnn(nn.Module):
    """A stem, three residual blocks, averages, a linear classifier."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 8, stride=8)
        self.blocks = nn.Sequential(Block(16), nn.MaxPool2d(2), Block(16), Block(16))
        self.head = nn.Linear(16, 7)

    def features(self, x):
        return torch.flatten(nn.functional.adaptive_avg_pool2d(self.blocks(torch.relu(self.stem(x))), 1), 1)

    def forward(self, x):
        return self.head(self.features(x))


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x):
        n, tokens, width = x.shape
        q, k, v = self.qkv(x).reshape(n, tokens, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-2, -1) * (width // self.heads) ** -0.5, -1)
        return self.out((weights @ v).transpose(1, 2).reshape(n, tokens, width))


class Layer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention = Attention(width, 2)
        self.mlp = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))

    def forward(self, x):
        x = x + self.attention(self.first(x))
        return x + self.mlp(self.second(x))


class Vit(nn.Module):
    """Patches of 8 pixels, a class token, three layers."""

    def __init__(self, headless=False, width=16):
        super().__init__()
        self.headless = headless
        self.patches = nn.Conv2d(3, width, 8, stride=8)
        self.token = nn.Parameter(torch.randn(1, 1, width))
        self.places = nn.Parameter(torch.randn(1, 17, width))
        self.layers = nn.Sequential(Layer(width), Layer(width), Layer(width))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, 7)

    def tokens(self, x):
        x = self.patches(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.token.expand(x.shape[0], -1, -1), x], 1)
        return self.norm(self.layers(x + self.places))

    def features(self, x):
        return self.tokens(x)[:, 0]

    def forward(self, x):
        return self.tokens(x) if self.headless else self.head(self.features(x))


def spread(model):
    """Batch norms that have seen something, so that folding them is a test."""
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.normal_()
            module.running_var.uniform_(0.5, 2)
            module.weight.data.uniform_(0.5, 1.5)
            module.bias.data.normal_()
    return model.eval()


def export(model, path, size, opset, axes=None, name="input", output="output"):
    torch.onnx.export(model, (torch.randn(1, 3, size, size),), str(path), dynamo=False, opset_version=opset,
                      input_names=[name], output_names=[output], dynamic_axes=axes)


def picture(size):
    y, x = np.mgrid[0:size, 0:size]
    return np.stack([(37 * x + 59 * y + 83 * c + 11 * x * y) % 256 for c in range(3)]).astype(np.float32)


def normalised(size, mean=IMAGENET[0], std=IMAGENET[1]):
    return ((torch.from_numpy(picture(size)) / 255 - mean.view(3, 1, 1)) / std.view(3, 1, 1))[None]


def half(path, to):
    from onnxruntime.transformers.float16 import convert_float_to_float16

    onnx.save(convert_float_to_float16(onnx.load(path), keep_io_types=False), to)


def keras(model, path):
    """The CNN's first stage as tf2onnx writes a Keras model: pixels last, Dense as MatMul and Add."""
    weights = {"stem": model.stem.weight, "bias": model.stem.bias}
    dense = model.head
    constants = [numpy_helper.from_array(v.detach().numpy(), k) for k, v in weights.items()]
    constants += [numpy_helper.from_array(dense.weight.detach().numpy().T.copy(), "dense/MatMul/ReadVariableOp:0"),
                  numpy_helper.from_array(dense.bias.detach().numpy(), "dense/BiasAdd/ReadVariableOp:0")]
    nodes = [
        helper.make_node("Transpose", ["input_1:0"], ["planes:0"], perm=[0, 3, 1, 2]),
        helper.make_node("Conv", ["planes:0", "stem", "bias"], ["conv:0"], strides=[8, 8], kernel_shape=[8, 8]),
        helper.make_node("Relu", ["conv:0"], ["relu:0"]),
        helper.make_node("GlobalAveragePool", ["relu:0"], ["pool:0"]),
        helper.make_node("Squeeze", ["pool:0"], ["vector:0"], axes=[2, 3]),
        helper.make_node("MatMul", ["vector:0", "dense/MatMul/ReadVariableOp:0"], ["dense:0"]),
        helper.make_node("Add", ["dense:0", "dense/BiasAdd/ReadVariableOp:0"], ["logits:0"]),
        helper.make_node("Softmax", ["logits:0"], ["dense"]),
    ]
    graph = helper.make_graph(
        nodes, "tf2onnx", [helper.make_tensor_value_info("input_1:0", TensorProto.FLOAT, ["unk__1", 64, 64, 3])],
        [helper.make_tensor_value_info("dense", TensorProto.FLOAT, ["unk__2", 7])], constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 12)], producer_name="tf2onnx")
    made.ir_version = 7
    onnx.save(made, path)


def main(out):
    out.mkdir(parents=True, exist_ok=True)
    cnn, vit = spread(Cnn()), Vit().eval()
    with torch.no_grad():
        export(cnn, out / "cnn.onnx", 64, 13, {"input": {0: "n", 2: "h", 3: "w"}, "output": {0: "n"}})
        export(cnn, out / "cnn-one.onnx", 64, 11)
        torch.onnx.export(cnn, (torch.randn(2, 3, 64, 64),), str(out / "cnn-new.onnx"), dynamo=True, opset_version=20,
                          external_data=True, dynamic_shapes=({0: torch.export.Dim("n")},), verbose=False)
        half(out / "cnn.onnx", out / "cnn-half.onnx")
        keras(cnn, out / "keras.onnx")
        export(vit, out / "vit.onnx", 32, 14, name="pixel_values", output="logits")
        vit.headless = True
        export(vit, out / "vit-tokens.onnx", 32, 17, {"pixel_values": {0: "batch"}}, "pixel_values",
               "last_hidden_state")
        rows = {
            "cnn": cnn.features(normalised(64)),
            "vit": vit.features(normalised(32)),
            "keras": torch.relu(cnn.stem(normalised(64, torch.full((3,), 0.5), torch.full((3,), 0.5)))).mean((2, 3)),
        }
    lines = [f"# torch {torch.__version__}, onnx {onnx.__version__}; the roots of cnn's and keras' are Graft's"]
    lines += [f"{name},{','.join(f'{v:.7g}' for v in row[0].tolist())}" for name, row in rows.items()]
    (out / "features.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
