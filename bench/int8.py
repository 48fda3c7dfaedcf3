#!/usr/bin/env python3
"""The int8 backbone against the float one: what it costs, whether it gives the same everywhere, how fast it is.

Each photo is decoded once, made grey and of a quarter of its contrast, squashed to each size, and goes
through each network by itself, one thread a session, as in Graft. Then, for each size and each kind of
photo, five folds of logistic regression on the standardised features: heads taught on photos of the
same kind, and for the grey and the flat ones also heads taught on the photos as they are. Float and int8
have the same folds, so that their answers are compared photo by photo (95 % by Student's t over
the photos).

The same for the features that Graft itself makes of all photos at the backbone's own size, taken from its
cache (two runs of one trial fill it).

Features are kept in --work, in pieces of 100 photos; stopped, it goes on. `--pieces N` takes the first N
pieces of an order of chance. `--also NAME=FILE` takes in another ONNX file of the same kind, such as what
`make_int8.py --bits half` makes.
"""

import bench

bench.venv()

import concurrent.futures
import hashlib
import itertools
import multiprocessing
import os
import pathlib
import threading
import time
import warnings

import numpy
import onnxruntime
from PIL import Image, ImageOps
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

import features as shared
import paired

KINDS = {  # what is done to a photo before it is squashed
    "as it is": lambda photo: photo,
    "grey": lambda photo: photo.convert("L").convert("RGB"),
    "flat": lambda photo: photo.point([round(127.5 + (v - 127.5) / 4) for v in range(256)] * 3),
}
PIECE = 100
C = 0.01  # of the logistic regression, among 0.0003, 0.001, 0.003, 0.01 the best for float and for int8
FOLDS = 5
GRAFT = "of Graft"  # the kind of the features that Graft itself made
COST_ACCURACY, COST_LOSS = 0.5, 0.01  # what "free" means: the interval's bad end, points and nats


# The pass -----------------------------------------------------------------------------------------


def files(folder):
    """Every photo and its class, in an order of chance, so that the first pieces are a fair sample."""
    found = [(p, p.parent.name) for p in sorted(folder.rglob("*")) if p.is_file()]
    return [found[i] for i in numpy.random.default_rng(0).permutation(len(found))]


def session(onnx, threads=1, **settings):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    for name, value in settings.items():
        setattr(options, name, value)
    return onnxruntime.InferenceSession(str(onnx), options, providers=["CPUExecutionProvider"])


def squashed(photo, size):
    pixels = numpy.asarray(photo.resize((size, size), Image.Resampling.BILINEAR), numpy.float32)
    return ((pixels - 127) / 128).transpose(2, 0, 1)[None]


def features(running, pixels):
    return running.run(None, {running.get_inputs()[0].name: pixels})[0][0]


def piece(job):
    """The features of some photos: an array a cell, saved as a file of its own."""
    target, photos, cells, models = job
    sessions = {name: session(onnx) for name, onnx in models.items()}
    found = {cell: [] for cell in cells}
    for file, _ in photos:
        photo = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
        for kind, change in KINDS.items():
            changed = change(photo)
            for size in sorted({s for _, k, s in cells if k == kind}):
                pixels = squashed(changed, size)
                for name in sessions:
                    if (name, kind, size) in found:
                        found[name, kind, size].append(features(sessions[name], pixels))
    half = target.with_suffix(".half")
    with open(half, "wb") as out:
        numpy.savez(out, **{"|".join(map(str, cell)): numpy.stack(rows) for cell, rows in found.items()})
    half.rename(target)


def passed(chosen, photos, cells, models):
    """The features of every cell, (photos, features); pieces that are there are not computed again."""
    facts = [bench.photos(chosen), sorted(cells), *(m.read_bytes() for m in models.values())]
    key = hashlib.sha256(repr(facts).encode()).hexdigest()
    place = chosen.work / "int8" / key[:12]
    place.mkdir(parents=True, exist_ok=True)
    targets = [(place / f"{start}.npz", photos[start:start + PIECE]) for start in range(0, len(photos), PIECE)]
    missing = [(target, some, cells, models) for target, some in targets if not target.exists()]
    with concurrent.futures.ProcessPoolExecutor(chosen.workers, multiprocessing.get_context("spawn")) as pool:
        for done, _ in enumerate(pool.map(piece, missing), start=1):
            print(f"pass: {done} of {len(missing)} pieces", flush=True)
    pieces = [numpy.load(target) for target, _ in targets]
    return {cell: numpy.concatenate([p["|".join(map(str, cell))] for p in pieces]) for cell in cells}


# What it costs ------------------------------------------------------------------------------------


def answers(x, y, others):
    """Out-of-fold probabilities for these features, and for others by the same heads."""
    said = [numpy.zeros((len(y), len(numpy.unique(y)))) for _ in range(1 + len(others))]
    for learnt, left in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(x, y):
        scale = StandardScaler().fit(x[learnt])
        with warnings.catch_warnings():
            warnings.simplefilter("error", ConvergenceWarning)
            head = LogisticRegression(C=C, max_iter=1000).fit(scale.transform(x[learnt]), y[learnt])
        for into, asked in zip(said, [x, *others]):
            into[left] = head.predict_proba(scale.transform(asked[left]))
    return said


def scores(said, y):
    """Whether each photo is right, in points, and its log loss."""
    return 100.0 * (said.argmax(1) == y), -numpy.log(numpy.maximum(said[numpy.arange(len(y)), y], 1e-15))


def judged(known, y, models, kinds, sizes):
    """(kind, taught on, size, model) to the scores of every photo."""
    found = {}
    for name, size in itertools.product(models, sizes):
        rest = [k for k in kinds if k != "as it is" and (name, k, size) in known]
        if (name, "as it is", size) in known:
            said = answers(known[name, "as it is", size], y, [known[name, k, size] for k in rest])
            for kind, one in zip(["as it is", *rest], said):
                found[kind, "as it is", size, name] = scores(one, y)
        for kind in rest:
            found[kind, kind, size, name] = scores(answers(known[name, kind, size], y, [])[0], y)
    return found


def told(found, models, verdict):
    """Prints every comparison with the float network; the first int8 one is judged."""
    float_name, judged_name = list(models)[:2]
    print(f"\n{'photos':10}{'taught on':11}{'size':>5}  {'model':8}{'accuracy %':>11}{'log loss':>10}"
          f"   less {float_name}: points (95 %), log loss (95 %)")
    for (kind, taught, size, name), (right, loss) in sorted(found.items(), key=lambda f: (f[0][:3], f[0][3] != float_name)):
        line = f"{kind:10}{taught:11}{size:5}  {name:8}{right.mean():11.2f}{loss.mean():10.4f}"
        if name != float_name:
            other_right, other_loss = found[kind, taught, size, float_name]
            points, nats = paired.t_interval(right - other_right), paired.t_interval(loss - other_loss)
            line += f"   {paired.words(points, digits=2)}, {paired.words(nats)}"
            if name == judged_name:
                verdict.add(f"{kind}, taught on {taught}, {size}: points lost", f"{-points[1]:.2f}",
                            f"interval below {COST_ACCURACY}", -points[0] < COST_ACCURACY)
                verdict.add(f"{kind}, taught on {taught}, {size}: log loss added", f"{nats[1]:.4f}",
                            f"interval below {COST_LOSS}", nats[2] < COST_LOSS)
        print(line)


def of_graft(backbone, chosen):
    """The scores of heads on the features that Graft makes of all photos, by network."""
    size = int(bench.card(backbone)[0]["image.default"])
    found = {}
    for name, whose in {"float": backbone, "int8": backbone + "-int8"}.items():
        place = chosen.work / "int8" / f"{whose}-{size}.bin"
        if not place.exists():
            shared.write_features(place, shared.Kind(whose, whose, size), bench.photos(chosen), chosen)
        x, y = shared.read(place)
        found[GRAFT, "as it is", size, name] = scores(answers(x, y, [])[0], y)
    return found


# Speed --------------------------------------------------------------------------------------------


def speed(models, size, pixels, rounds):
    """Milliseconds of each network for one photo, by turns in one process, so that noise hits all alike."""
    running = {name: session(onnx) for name, onnx in models.items()}
    times = {name: [] for name in models}
    for _ in range(rounds):
        for some in pixels:
            for name in models:
                start = time.perf_counter()
                features(running[name], some)
                times[name].append(time.perf_counter() - start)
    return {name: 1000 * float(numpy.median(t)) for name, t in times.items()}


def two_workers(models, pixels, rounds):
    """Photos a second of two threads with one session of one thread, by turns in one process."""
    running = {name: session(onnx) for name, onnx in models.items()}
    rates = {name: [] for name in models}
    for _ in range(rounds):
        for name in models:
            some = iter(pixels)  # next() on a list's iterator is atomic

            def work(name=name, some=some):
                for one in some:
                    features(running[name], one)

            threads = [threading.Thread(target=work) for _ in range(2)]
            start = time.perf_counter()
            [t.start() for t in threads]
            [t.join() for t in threads]
            rates[name].append(len(pixels) / (time.perf_counter() - start))
    return {name: float(numpy.median(r)) for name, r in rates.items()}


def timed(models, photos, sizes):
    float_name = next(iter(models))
    print("\nspeed, one photo a run, one thread a session; medians of runs by turns in one process")
    for size in sizes:
        pixels = [squashed(Image.open(file).convert("RGB"), size) for file, _ in photos[:40]]
        one, two = speed(models, size, pixels, 3), two_workers(models, pixels, 5)
        for name in models:
            print(f"{size:5}  {name:8} 1 worker {one[name]:6.2f} ms ({one[float_name] / one[name]:.2f} x), "
                  f"2 workers {two[name]:6.1f} photos/s ({two[name] / two[float_name]:.2f} x)", flush=True)


# ------------------------------------------------------------------------------------------------


def equal(models, photos, sizes, verdict):
    """The same bits for one and two threads, alone and in a batch."""
    for name, onnx in list(models.items())[1:]:
        same = True
        one, two = session(onnx), session(onnx, threads=2)
        for size in sizes:
            pixels = numpy.concatenate([squashed(Image.open(f).convert("RGB"), size) for f, _ in photos[:8]])
            alone = numpy.stack([features(one, p[None]) for p in pixels])
            batch = [s.run(None, {"pixels": pixels})[0] for s in (one, two)]
            same &= all(numpy.array_equal(alone, b) for b in batch)
        verdict.add(f"{name}: 1 and 2 threads, alone and in eights", "equal" if same else "different", "equal", same)


def main():
    parser = bench.options(__doc__)
    parser.add_argument("--backbone", default="efficientnet-lite0", help="the float one (default: %(default)s)")
    parser.add_argument("--sizes", default="224,256,288,320", help="default: %(default)s")
    parser.add_argument("--also", action="append", default=[], metavar="NAME=FILE@SIZES",
                        help="another int8 file, at these sizes")
    parser.add_argument("--pieces", type=int, help=f"only the first N times {PIECE} photos of an order of chance")
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--no-speed", action="store_true")
    chosen = parser.parse_args()
    sizes = [int(s) for s in chosen.sizes.split(",")]
    models = {"float": bench.card(chosen.backbone)[1], "int8": bench.card(chosen.backbone + "-int8")[1]}
    cells = set(itertools.product(models, KINDS, sizes))
    for also in chosen.also:
        name, _, rest = also.partition("=")
        file, _, at = rest.partition("@")
        models[name] = pathlib.Path(file)
        if not models[name].is_file():
            bench.stop(f"--also must be NAME=FILE or NAME=FILE@SIZES of an ONNX file, got {also}")
        cells |= set(itertools.product([name], KINDS, [int(s) for s in (at or chosen.sizes).split(",")]))
    bench.header()
    print(f"ONNX Runtime {onnxruntime.__version__}, numpy {numpy.__version__}")
    photos = files(bench.photos(chosen))[:chosen.pieces and PIECE * chosen.pieces]
    names = sorted({label for _, label in photos})
    y = numpy.array([names.index(label) for _, label in photos])
    verdict = bench.Verdict(judged=chosen.limit is None)
    found = of_graft(chosen.backbone, chosen)
    print(f"{len(next(iter(found.values()))[0])} photos {GRAFT}, {len(photos)} of the others, {len(names)} classes")
    found |= judged(passed(chosen, photos, cells, models), y, models, list(KINDS), sizes)
    told(found, models, verdict)
    equal(models, photos, sizes, verdict)
    if not chosen.no_speed:
        timed(models, photos, sizes)
    verdict.end()


if __name__ == "__main__":
    main()
