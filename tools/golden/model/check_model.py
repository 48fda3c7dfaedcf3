"""Checks a model that Graft has written, with onnx and ONNX Runtime for Python. See README.md.

usage: check_model.py FOLDER      (a folder that WriteModel.java has filled)
"""

import json
import pathlib
import sys

import numpy
import onnx
import onnxruntime

LABELS = ["daisy", "向日葵", 'say "rose"', "🌷\n\ttulip", "back\\slash"]

folder = pathlib.Path(sys.argv[1])
path = str(folder / "model.onnx")
model = onnx.load(path)
onnx.checker.check_model(model, full_check=True)
print("onnx", onnx.__version__, "checker: ok; ir_version", model.ir_version,
      "opset", [(o.domain, o.version) for o in model.opset_import])

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
for value in session.get_inputs() + session.get_outputs():
    print(value.name, value.type, value.shape)

facts = session.get_modelmeta().custom_metadata_map
assert facts == {p.key: p.value for p in model.metadata_props}
assert json.loads(facts["graft.labels"]) == LABELS, facts["graft.labels"]
for key in ("graft.recipe", "graft.data", "graft.test", "graft.temperature", "graft.imageSize"):
    json.loads(facts[key])
for key, value in sorted(facts.items()):
    print(" ", key, value)

different = 0
for photo in sorted(folder.glob("*.u8")):
    n, height, width = map(int, photo.stem.split("x"))
    image = numpy.fromfile(photo, numpy.uint8).reshape(n, height, width, 3)
    java = numpy.fromfile(photo.with_suffix(".f32"), "<f4").reshape(n, len(LABELS))
    python = session.run(["probabilities"], {"image": image})[0]
    same = numpy.array_equal(java, python)
    different += not same
    print(photo.stem, numpy.round(python[0], 3), "same bits" if same else
          f"differs by {numpy.abs(java - python).max():.1e}",
          "sum off by %.0e" % numpy.abs(python.sum(1) - 1).max())
print("ONNX Runtime", onnxruntime.__version__, "against Java:",
      "same bits" if not different else f"{different} photos differ")
