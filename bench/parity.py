#!/usr/bin/env python3
"""model.onnx in plain Python against Graft's own answers, on the test photos of a run.

Python decodes with Pillow, turns photos upright by EXIF and lays alpha over white; the rest is in
the model file. Graft's answers are those of predictions.csv (features from the cache, the head in
Java) and of `graft predict` (the model file, Graft's decoder).
"""

import bench

bench.venv()

import csv
import json
import pathlib

import numpy
import onnxruntime
from PIL import Image, ImageOps
from PIL import __version__ as pillow_version

import accuracy

SAME_LABELS = 0.995
APART = 0.02


def pixels(file):
    """A photo as the model wants it: uint8 (1, height, width, 3)."""
    photo = ImageOps.exif_transpose(Image.open(file))
    if photo.has_transparency_data:
        photo = photo.convert("RGBA")
        white = Image.new("RGBA", photo.size, "white")
        photo = Image.alpha_composite(white, photo)
    return numpy.asarray(photo.convert("RGB"))[None]


def python_answers(model, files):
    """The labels, and one row of probabilities a photo."""
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    labels = json.loads(session.get_modelmeta().custom_metadata_map["graft.labels"])
    rows = [session.run(["probabilities"], {"image": pixels(file)})[0][0] for file in files]
    return labels, numpy.array(rows)


def told(run):
    """(path, predicted label, its probability) of each test photo, from predictions.csv."""
    with open(run / "predictions.csv", encoding="utf-8", newline="") as file:
        return [(row["path"], row["predicted"], float(row["probability"]))
                for row in csv.DictReader(file) if row["part"] == "test"]


def predicted(model, files, log):
    """(label, its probability) of each photo by `graft predict`; nothing where there is no such command."""
    ran = bench.run([bench.GRAFT, "predict", model, *files, "--format", "json"], log)
    if ran.code != 0:
        print(f"graft predict: exit code {ran.code}: {log.read_text(errors='replace').strip()[:300]}")
        return None
    found = {}
    for line in log.read_text("utf-8").splitlines():
        if line.startswith("{"):
            said = json.loads(line)
            found[pathlib.Path(said["photo"]).resolve()] = (said["label"], said["probability"])
    return [found[file.resolve()] for file in files]


def compare(verdict, what, labels, rows, answers):
    """Python's answers against some of Graft's."""
    same = numpy.mean([labels[row.argmax()] == label for row, (label, _) in zip(rows, answers)])
    apart = max(abs(float(row[labels.index(label)]) - p) for row, (label, p) in zip(rows, answers))
    verdict.add(f"{what}: equal labels", f"{100 * same:.2f} %", f"at least {100 * SAME_LABELS:g} %",
                same >= SAME_LABELS)
    verdict.add(f"{what}: largest difference of the label's probability", f"{apart:.5f}",
                f"at most {APART}", apart <= APART)


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    parser.add_argument("--run", type=pathlib.Path, help="a finished run on --photos (default: seed 0 of accuracy.py)")
    chosen = parser.parse_args()
    chosen.seeds = "0"
    bench.header()
    print(f"ONNX Runtime {onnxruntime.__version__} in Python, Pillow {pillow_version}, numpy {numpy.__version__}\n")
    run = chosen.run or accuracy.runs(chosen)[0][1]
    folder = bench.photos(chosen)
    rows_told = told(run)
    files = [folder / path for path, _, _ in rows_told]
    labels, rows = python_answers(run / "model.onnx", files)
    print(f"{len(files)} test photos, {run / 'model.onnx'}")

    verdict = bench.Verdict()
    compare(verdict, "predictions.csv", labels, rows, [(label, p) for _, label, p in rows_told])
    answers = predicted(run / "model.onnx", files, chosen.work / "parity.log")
    if answers is None:
        verdict.add("graft predict", "no answer", "an answer", False)
    else:
        compare(verdict, "graft predict", labels, rows, answers)
    verdict.end()


if __name__ == "__main__":
    main()
