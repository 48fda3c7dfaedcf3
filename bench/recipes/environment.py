"""Finds the modules of bench/ and goes on in a Python that has the packages. Import it first."""

import importlib.util
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
import bench

if any(importlib.util.find_spec(name) is None for name in ("onnx", "PIL", "torch")):
    bench.venv("requirements-nets.txt")
