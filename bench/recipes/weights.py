"""Weights of the backbones, from the very ONNX files that Graft carries: batch norms are inside the convolutions."""

import onnx
import torch
from onnx import numpy_helper

import bench


def read(lite):
    """Of each layer, by its name in the file ("block3.depthwise"), weight and bias."""
    _, file = bench.card(f"efficientnet-lite{lite}")
    held = {w.name: torch.from_numpy(numpy_helper.to_array(w).copy()) for w in onnx.load(str(file)).graph.initializer}
    layers = [name.removesuffix(".weight") for name in held if name.endswith(".weight")]
    return {layer: (held[f"{layer}.weight"], held[f"{layer}.bias"]) for layer in layers}
