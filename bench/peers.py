"""Runs a peer's processes against the clock and says what it holds at each mark."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

import numpy

import bench
import features
import graftside
import peer
import stacks

PEERS = ("optuna", "kerastuner")
PROGRAMS = {"optuna": "peer_optuna.py", "kerastuner": "peer_keras.py"}
DEFAULTS = {"optuna": {"workers": 2, "validation": "part", "pruner": "median"},
            "kerastuner": {"workers": 1, "backend": "torch", "steps": 1}}
ENDS = ("checkpoint", "again")  # how a peer's incumbent becomes probabilities
PROBE_SPLIT = 9  # not among the judged ones


# Ways of running a peer ---------------------------------------------------------------------------


def best_ways(chosen):
    """Tries ways of running each peer on a split that is not judged; kept once found.

    Ways that change the pace are tried on the first set, ways that change what is found on all."""
    file = chosen.work / "tuners" / f"ways-{bench.photos(chosen).name}-{chosen.probe_seconds}.json"
    kept = json.loads(file.read_text()) if file.exists() else {}
    short, long = (float(s) for s in chosen.probe_seconds.split(","))
    cells = [features.cell(chosen, name, PROBE_SPLIT) for name in features.chosen_sets(chosen)]

    def tried(name, how, seconds, cell):
        key = f"{name} on {cell}, {json.dumps(how)}, {seconds:g} s"
        if key not in kept:
            mark = run(name, cell, [seconds], how, chosen.work)["marks"][0]
            kept[key] = {"perSecond": mark["perSecond"], "loss": mark["checkpoint"] and min(mark[e] for e in ENDS)}
            file.parent.mkdir(parents=True, exist_ok=True)
            bench.write_whole(file, json.dumps(kept, indent=1))
        loss = kept[key]["loss"]
        found = "none yet" if loss is None else f"{loss:.4f}"
        print(f"tried {key}: {kept[key]['perSecond']:.2f} trials/s, log loss {found}", flush=True)
        return kept[key]

    def fastest(name, ways):
        return max(ways, key=lambda how: tried(name, how, short, cells[0])["perSecond"])

    def lowest(name, ways):
        return min(ways, key=lambda how: sum(tried(name, how, long, c)["loss"] or float("inf") for c in cells))

    cores = len(os.sched_getaffinity(0))
    optuna = fastest("optuna", [DEFAULTS["optuna"] | {"workers": w} for w in sorted({1, cores})])
    optuna = lowest("optuna", [optuna | {"validation": v, "pruner": p} for v, p in
                               (("part", "median"), ("part", "hyperband"), ("part", "none"), ("folds", "median"))])
    keras = fastest("kerastuner", [{"workers": 1, "backend": b, "steps": s} for b, s in
                                   (("tensorflow", 1), ("tensorflow", 16), ("jax", 1), ("jax", 16), ("torch", 1))])
    keras = fastest("kerastuner", [keras | {"workers": w} for w in sorted({1, cores})])
    hows = {"optuna": optuna, "kerastuner": keras}
    print(f"taken: {hows}\n", flush=True)
    return hows


def warm_up(cell, work, hows):
    """Runs each once for a moment, so that no peer is charged for files that lie cold on the disk."""
    for name, how in hows.items():
        run(name, cell, [5], how, work, finish=False)


# A run against the clock --------------------------------------------------------------------------


def run(name, cell, seconds, how, work, finish=True):
    """Runs a peer until the last mark and ends it; its marks."""
    out = (work / "peers" / name).resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    started = time.monotonic_ns()
    with processes(name, cell, max(seconds), how, out, started) as running:
        while (time.monotonic_ns() - started) / 1e9 < max(seconds) + 0.5:
            time.sleep(0.05)
            if all(p.poll() is not None for p in running):
                break
        ended = [p.poll() for p in running]
    if any(code not in (None, 0) for code in ended):
        logs = "\n".join(f.read_text(errors="replace")[-2000:] for f in sorted(out.glob("*.log")))
        bench.stop(f"{name} ended with exit codes {ended}:\n{logs}")
    return {"marks": [mark(cell, out, s) for s in seconds] if finish else []}


@contextlib.contextmanager
def processes(name, cell, seconds, how, out, started):
    """The peer's processes, which share the cores; ended when the block is."""
    cores = len(os.sched_getaffinity(0))
    workers = int(how["workers"])
    words = [sys.executable, bench.HERE / PROGRAMS[name], cell.features.resolve(), cell.split.resolve(), out,
             "--seconds", seconds, "--started", started, "--seed", cell.seed, "--workers", workers,
             "--threads", cores // workers]
    for key, value in how.items():
        words += ["--how", f"{key}={value}"] if key != "workers" else []
    # OpenMP threads that spin while they wait would take the other process's core
    base = os.environ | {"OMP_NUM_THREADS": str(cores // workers), "OMP_WAIT_POLICY": "passive",
                         "CUDA_VISIBLE_DEVICES": "", "TF_CPP_MIN_LOG_LEVEL": "3"}
    chief = []
    if name == "kerastuner" and workers > 1:
        base |= {"KERASTUNER_ORACLE_IP": "127.0.0.1", "KERASTUNER_ORACLE_PORT": str(free_port())}
        chief = [("chief", base | {"KERASTUNER_TUNER_ID": "chief"})]
    named = chief + [(i, base | {"KERASTUNER_TUNER_ID": f"tuner{i}"} if chief else base) for i in range(workers)]
    running = []
    try:
        for who, environment in named:
            with open(out / f"{who}.log", "wb") as log:
                more = ["--worker", workers if who == "chief" else who]
                running.append(subprocess.Popen([str(w) for w in [*words, *more]], env=environment, stdout=log,
                                                stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                                start_new_session=True))
        yield running
    finally:
        for process in running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


# What it holds ------------------------------------------------------------------------------------


def mark(cell, out, seconds):
    """What the peer held at a mark, and what that says of the outer test part."""
    entries = [e for e in peer.read_ledgers(out) if e["at"] <= seconds]
    held = [e for e in entries if e["weights"]]
    got = {"seconds": seconds} | rates(len(entries), sum(not e["pruned"] for e in entries),
                                       sum(e["trained"] for e in entries), seconds)
    if not held:
        return got | dict.fromkeys((*ENDS, "asGraftEnds", "incumbent"))
    best = min(held, key=lambda e: e["value"])
    return got | outside(cell, out, best) | {"incumbent": {k: best[k] for k in ("at", "value", "epoch", "recipe")}}


def rates(trials, complete, epochs, seconds):
    return {"trials": trials, "complete": complete, "epochs": epochs, "perSecond": trials / seconds,
            "completePerSecond": complete / seconds, "epochsPerSecond": epochs / seconds}


def outside(cell, out, held):
    """The test log losses of an incumbent: its checkpoint, trained again on everything, as Graft ends."""
    import peer_torch
    import torch
    torch.set_num_threads(1)  # so small a head gains nothing from more
    torch.manual_seed(cell.seed)
    data = cell.load()
    x, y = data.test()
    epochs = max(1, round(held["epoch"]))
    checkpoint = loss(read_weights(out / held["weights"], data), x, y)
    again = loss(peer_torch.fixed_epochs(peer.everything(data), data.classes, held["recipe"], epochs), x, y)
    return {"checkpoint": checkpoint, "again": again,
            "asGraftEnds": as_graft_ends(data, held["recipe"], peer_torch)}


def read_weights(file, data):
    """A checkpoint on raw features, from Optuna's side or Keras's."""
    if file.suffix == ".npz":
        with numpy.load(file) as kept:
            return kept["weights"], kept["biases"]
    import h5py
    with h5py.File(file) as kept:
        numbers = []
        kept.visititems(lambda name, item: numbers.append(item[()]) if isinstance(item, h5py.Dataset) and
                        "optimizer" not in name else None)
    kernel = next(n for n in numbers if n.shape == (data.x.shape[1], data.classes))
    biases = next(n for n in numbers if n.shape == (data.classes,))
    return peer.inner(data, 0).raw(kernel.T, biases)


def as_graft_ends(data, recipe, peer_torch):
    """The recipe on five folds: the mean of their heads with the temperature fitted out of fold."""
    heads, logits, labels = [], [], []
    x, y, folds = data.open()
    for fold in range(features.FOLDS):
        _, _, (weights, biases) = peer_torch.best_epoch(peer.inner(data, fold), data.classes, recipe)
        heads.append((weights, biases))
        logits.append(x[folds == fold] @ weights.T + biases)
        labels.append(y[folds == fold])
    temperature = stacks.temperature(numpy.concatenate(logits), numpy.concatenate(labels))
    mean = numpy.mean([w for w, _ in heads], 0), numpy.mean([b for _, b in heads], 0)
    return loss(mean, *data.test(), temperature)


def loss(head, x, y, temperature=1.0):
    weights, biases = head
    return graftside.log_loss(stacks.softmax((x @ weights.T + biases) / temperature), y)
