"""Writes the two graphs that TriangleResize is compared with: ONNX's Resize and nothing else.

    python make_resize.py ../../../graft-predict/src/test/resources/graft/predict/pixels
"""
import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper


def graph(name: str, shape: list, axes: list[int]) -> onnx.ModelProto:
    """Input `photo` (uint8) and `size` (int64: height, width), output `resized` (uint8)."""
    resize = helper.make_node(
        "Resize",
        ["photo", "", "", "size"],
        ["resized"],
        mode="linear",
        antialias=1,
        coordinate_transformation_mode="half_pixel",
        axes=axes,
    )
    model = helper.make_model(
        helper.make_graph(
            [resize],
            name,
            [
                helper.make_tensor_value_info("photo", TensorProto.UINT8, shape),
                helper.make_tensor_value_info("size", TensorProto.INT64, [2]),
            ],
            [helper.make_tensor_value_info("resized", TensorProto.UINT8, ["n", "a", "b", "c"])],
        ),
        opset_imports=[helper.make_opsetid("", 18)],
        producer_name="graft",
        ir_version=8,
    )
    onnx.checker.check_model(model, full_check=True)
    return model


def main() -> None:
    folder = Path(sys.argv[1])
    onnx.save(graph("rows", ["n", "h", "w", 3], [1, 2]), folder / "resize-rows.onnx")
    onnx.save(graph("planes", ["n", 3, "h", "w"], [2, 3]), folder / "resize-planes.onnx")


main()
