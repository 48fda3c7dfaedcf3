"""Graft's side of the comparisons on shared features: TuneFeatures.java, its answers kept by commit."""

import json
import time

import numpy

import bench


def study(cell, chosen, name, *words):
    """Runs a study on a cell, or takes what this clean commit has answered: its answer as a dictionary."""
    place = chosen.work / "graft" / chosen_name(cell)
    answer, mark = place / f"{name}.json", place / f"{name}.commit"
    now = f"{bench.commit()} {' '.join(map(str, words))}"
    if not (mark.exists() and mark.read_text() == now and "+" not in bench.commit()):
        mark.unlink(missing_ok=True)
        place.mkdir(parents=True, exist_ok=True)
        for left in place.glob(f"{name}.db*"):  # of a run that was stopped, its log included
            left.unlink()
        command = bench.java("TuneFeatures.java", cell.features, cell.split, place / f"{name}.db", answer,
                             "--seed", cell.seed, *words)
        started = time.monotonic_ns()  # the clock of System.nanoTime
        ran = bench.run([*command, "--started", str(started)], place / f"{name}.log")
        if ran.code != 0:
            bench.stop(f"TuneFeatures ended with exit code {ran.code}:\n{ran.log.read_text(errors='replace')}")
        mark.write_text(now)
    return json.loads(answer.read_text())


def chosen_name(cell):
    return f"{cell.split.parent.name}-{cell.name}-{cell.seed}"


def pick(cell, chosen, trials=None, *more):
    """What a whole study chose, as a mark: {"trials", "incumbent", "probabilities", ...}."""
    words = [*(["--trials", trials] if trials else []), *more]
    name = "-".join(["pick", str(trials or "default"), *(word.lstrip("-") for word in more)])
    return study(cell, chosen, name, *words)["marks"][-1]


def log_loss(probabilities, labels):
    return float(-numpy.log(numpy.maximum(1e-15, of_label(probabilities, labels))).mean())


def accuracy(probabilities, labels):
    return float((numpy.asarray(probabilities).argmax(1) == labels).mean())


def of_label(probabilities, labels):
    return numpy.asarray(probabilities)[numpy.arange(len(labels)), labels]
