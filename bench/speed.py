#!/usr/bin/env python3
"""Graft's times and memory against a bare ONNX Runtime pass over the same photos, side by side.

The bare pass is ONNX Runtime in Python, float32 pixels already prepared in memory, nothing else. It
is tried as one session of two threads and as two sessions of one thread, in batches of 1, 2, 16 and
32, on a few photos; the fastest of the eight is run over as many photos as the folder holds, before,
between and after Graft's cold and warm run. A few hundred photos are prepared and gone through again
and again: all of them would take 3.7 GB.
"""

import bench

bench.venv()

import concurrent.futures
import multiprocessing
import shutil
import sqlite3
import statistics
import time

import numpy
import onnxruntime
from PIL import Image, ImageOps

TIMES = 11


def prepared(folder, facts, size, most):
    """Normalised pixels of some photos, (n, 3, size, size) float32."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    step = max(1, len(files) // most)
    mean = numpy.array([float(v) for v in facts["mean"].split(",")], numpy.float32)
    std = numpy.array([float(v) for v in facts["std"].split(",")], numpy.float32)
    squares = []
    for file in files[::step][:most]:
        try:
            photo = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
        except OSError:
            continue
        square = numpy.asarray(photo.resize((size, size), Image.Resampling.BILINEAR), numpy.float32)
        squares.append(((square - mean) / std).transpose(2, 0, 1))
    return numpy.ascontiguousarray(squares, dtype=numpy.float32)


class BarePass:
    """Sessions of so many threads each, fed with batches of so many photos."""

    def __init__(self, onnx, input_name, sessions, threads, batch):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self.sessions = [onnxruntime.InferenceSession(str(onnx), options, providers=["CPUExecutionProvider"])
                         for _ in range(sessions)]
        self.input, self.batch = input_name, batch

    def seconds(self, pixels, n):
        """Wall time for n photos, going round those that are prepared."""
        starts = iter(range(0, n, self.batch))

        def work(session):
            for start in starts:  # next() on a range's iterator is atomic
                at = start % len(pixels)
                wanted = min(self.batch, n - start)
                some = pixels[at:at + wanted]
                session.run(None, {self.input: some})
                if len(some) < wanted:
                    session.run(None, {self.input: pixels[:wanted - len(some)]})

        begin = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(len(self.sessions)) as pool:
            for future in [pool.submit(work, session) for session in self.sessions]:
                future.result()
        return time.monotonic() - begin


def name(way):
    sessions, threads, batch = way
    return f"{sessions} session(s) of {threads} thread(s), batch {batch}"


def tried(onnx, facts, folder, size, chosen):
    """The fastest way to run the backbone, as (sessions, threads, batch); prints what each gave."""
    pixels = prepared(folder, facts, size, chosen.prepared)
    cores = len(bench.os.sched_getaffinity(0))
    rates = {}
    for sessions, threads in {(1, cores), (cores, 1)}:
        for batch in (1, 2, 16, 32):
            bare = BarePass(onnx, facts["input"], sessions, threads, batch)
            bare.seconds(pixels, 2 * batch * sessions)
            n = min(len(pixels), 256) // (batch * sessions) * batch * sessions or len(pixels)
            rate = n / min(bare.seconds(pixels, n), bare.seconds(pixels, n))
            print(f"bare pass, {name((sessions, threads, batch))}: {rate:.1f} photos/s", flush=True)
            rates[sessions, threads, batch] = rate
    return max(rates, key=rates.get)


def passed(onnx, facts, folder, size, chosen, way, n):
    """Seconds of a bare pass over n photos."""
    pixels = prepared(folder, facts, size, chosen.prepared)
    bare = BarePass(onnx, facts["input"], *way)
    bare.seconds(pixels, 64)
    return bare.seconds(pixels, n)


def alone(work, *words):
    """Does the work in a process of its own, so that none of it is there when Graft is timed."""
    with concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *words).result()


def median_seconds(words, log):
    """The median of eleven whole processes; nothing where the command does not exist."""
    times = []
    for _ in range(TIMES):
        ran = bench.run(words, log)
        if ran.code != 0:
            print(f"{' '.join(map(str, words[1:3]))} …: exit code {ran.code}: {log.read_text().strip()[:200]}")
            return None
        times.append(ran.seconds)
    print(f"{words[1]} …: " + " ".join(f"{t:.2f}" for t in times))
    return statistics.median(times)


def trials(run):
    with sqlite3.connect(f"file:{run / 'study.db'}?mode=ro", uri=True) as study:
        return study.execute("SELECT count(*), sum(dropout > 0) FROM trial").fetchone()


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    parser.add_argument("--prepared", type=int, default=512, help="photos held ready (default: %(default)s)")
    chosen = parser.parse_args()
    bench.header()
    print(f"ONNX Runtime {onnxruntime.__version__} in Python, numpy {numpy.__version__}\n")
    facts, onnx = bench.card(chosen.backbone)
    size = chosen.image_size or int(facts["image.default"])
    folder = bench.photos(chosen)
    n = bench.count(folder)
    cores = len(bench.os.sched_getaffinity(0))
    place = chosen.work / "speed"
    shutil.rmtree(place, ignore_errors=True)

    setting = onnx, facts, folder, size, chosen
    way = alone(tried, *setting)
    image = ["--backbone", chosen.backbone, "--image-size", size]
    bares = [alone(passed, *setting, way, n)]
    cold, cold_result = bench.tune(folder, place / "cold", place / "cache", *image)
    bares.append(alone(passed, *setting, way, n))
    warm, _ = bench.tune(folder, place / "warm", place / "cache", *image)
    bares.append(alone(passed, *setting, way, n))

    decode_log = place / "decode.log"
    if bench.run(bench.java("DecodeBench.java", folder, size, cores), decode_log).code != 0:
        bench.stop(decode_log.read_text())
    decode_rate = float(decode_log.read_text().split()[-1])
    bare_rate = n / statistics.fmean(bares[:2])
    expected = 1 / (1 / bare_rate + 1 / decode_rate)
    features_rate = n / cold_result["seconds"]["features"]
    count, with_dropout = trials(place / "cold")

    print(f"\n{n} photos at {size} px, best bare pass: {name(way)}")
    print("bare passes      " + ", ".join(f"{b:.1f} s" for b in bares) + f" ({bare_rate:.1f} photos/s)")
    print(f"decode alone     {decode_rate:.1f} photos/s on {cores} threads")
    print(f"cold tune        {cold.seconds:.1f} s: {cold_result['seconds']}")
    print(f"                 {count} trials, {with_dropout} with dropout")
    print(f"warm tune        {warm.seconds:.1f} s: {bench.result(place / 'warm')['seconds']}")
    print(f"features step    {features_rate:.1f} photos/s; 1/(t_backbone + t_decode) = {expected:.1f}")
    print(f"peak memory      cold {cold.peak_mib:.0f} MiB, warm {warm.peak_mib:.0f} MiB "
          f"(result.json: {cold_result['peakMemoryMiB']})\n")
    photo = next(p for p in sorted(folder.rglob("*")) if p.is_file())
    predict = median_seconds([bench.GRAFT, "predict", place / "cold" / "model.onnx", photo], place / "predict.log")
    help_text = median_seconds([bench.GRAFT, "tune", "--help"], place / "help.log")

    verdict = bench.Verdict(judged=chosen.limit is None)

    def at_most(what, got, most, unit):
        verdict.add(what, "none" if got is None else f"{got:.2f}{unit}", f"at most {most:g}{unit}",
                    got is not None and got <= most)

    verdict.add("trials", str(count), "64 or more", count >= 64)
    verdict.add("share of trials with dropout", f"{with_dropout / count:.2f}", "at least 0.33",
                with_dropout / count >= 1 / 3)
    at_most("cold tune / bare pass", cold.seconds / statistics.fmean(bares[:2]), 2, " x")
    at_most("warm tune / bare pass", warm.seconds / statistics.fmean(bares[1:]), 1, " x")
    verdict.add("features step / (1/(t_backbone + t_decode))", f"{features_rate / expected:.3f}",
                "at least 0.95", features_rate / expected >= 0.95)
    at_most("peak resident memory", max(cold.peak_mib, warm.peak_mib), 1536, " MiB")
    at_most(f"graft predict, one photo, median of {TIMES}", predict, 2.5, " s")
    at_most(f"graft tune --help, median of {TIMES}", help_text, 0.6, " s")
    verdict.end()


if __name__ == "__main__":
    main()
