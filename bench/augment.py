#!/usr/bin/env python3
"""Augmented photos a second, up to what a backbone would see: Graft beside Keras and PyTorch.

Each reads the photos' files, decodes them, makes them squares of 224 pixels, changes them as the
article does (rotation 40, shifts 0.2, shear 0.2, zoom 0.2, left to right, nearest) and normalises
them. Graft works on 1 thread and on all; ImageDataGenerator with 1 and 2 workers (threads, as
fit() has them unless told otherwise), resizing as it does by itself (nearest pixel) and with the antialiasing that Graft always
has (bilinear); PyTorch's DataLoader with 1 and 2 workers and torchvision's equivalents. Batches of
32. The peers' time starts with their first batch, Graft's after a warm-up; --quick takes 200 photos.
"""

import bench

bench.venv("requirements-augment.txt")

import concurrent.futures
import contextlib
import multiprocessing
import os
import time

os.environ["KERAS_BACKEND"] = "torch"  # before Keras is imported, in each process

SIZE, BATCH = 224, 32
ARTICLE = {"rotation_range": 40, "width_shift_range": 0.2, "height_shift_range": 0.2,
           "shear_range": 0.2, "zoom_range": 0.2, "horizontal_flip": True, "fill_mode": "nearest"}


def rate(batches, photos):
    """Photos a second from the first batch on."""
    first, seen = None, 0
    for batch in batches:
        if first is None:
            first = time.monotonic()
        else:
            seen += len(batch[0])
        if seen >= photos - BATCH:
            break
    return seen / (time.monotonic() - first)


def keras_rate(folder, photos, interpolation, workers):
    """What fit() would be handed."""
    import torch
    torch.set_num_threads(1)
    from keras.src.legacy.preprocessing.image import ImageDataGenerator
    from keras.src.trainers.data_adapters.py_dataset_adapter import PyDatasetAdapter

    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        flow = ImageDataGenerator(rescale=1 / 255, **ARTICLE).flow_from_directory(
            folder, target_size=(SIZE, SIZE), batch_size=BATCH, seed=0, interpolation=interpolation)
    flow.workers = workers
    adapter = PyDatasetAdapter(flow, shuffle=False)
    adapter.on_epoch_begin()
    return rate(adapter.get_numpy_iterator(), photos)


def torch_rate(folder, photos, workers):
    import torch
    from torchvision import datasets, transforms
    from torchvision.transforms import InterpolationMode

    torch.set_num_threads(1)
    # torchvision's scale is one factor for both sides, and its shear 0.2 degrees too
    change = transforms.Compose([
        transforms.Resize((SIZE, SIZE)),
        transforms.RandomAffine(40, translate=(0.2, 0.2), scale=(0.8, 1.2), shear=0.2,
                                interpolation=InterpolationMode.BILINEAR),
        transforms.RandomHorizontalFlip(), transforms.ToTensor(),
        transforms.Normalize([0.498] * 3, [0.502] * 3)])
    loader = torch.utils.data.DataLoader(datasets.ImageFolder(folder, change), BATCH, shuffle=True,
                                         num_workers=workers)
    return rate(loader, photos)


def alone(work, *words):
    """Does the work in a process of its own."""
    with concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *words).result()


def graft_rate(folder, threads, log):
    """Photos a second, and milliseconds a photo for decode, square, change, normalise."""
    if bench.run(bench.java("AugmentBench.java", folder, SIZE, threads), log).code != 0:
        bench.stop(log.read_text())
    first, *stages = map(float, log.read_text().splitlines()[-1].split())
    return first, stages


def main():
    parser = bench.options(__doc__)
    parser.add_argument("--quick", action="store_true", help="the first 40 photos of each class")
    chosen = parser.parse_args()
    if chosen.quick and chosen.limit is None:
        chosen.limit = 40
    bench.header()
    import keras.src.version
    import torch
    import torchvision
    print(f"Keras {keras.src.version.__version__}, torch {torch.__version__}, torchvision {torchvision.__version__}\n")
    folder = bench.photos(chosen)
    n = bench.count(folder)
    cores = len(os.sched_getaffinity(0))
    chosen.work.mkdir(parents=True, exist_ok=True)
    log = chosen.work / "augment.log"

    def graft(threads):
        got, stages = graft_rate(folder, threads, log)
        names = ("decode", "square", "change", "normalise")
        print(f"Graft, {threads} thread(s): {got:.0f} photos/s; one thread's milliseconds a photo: "
              + ", ".join(f"{s} {ms:.2f}" for s, ms in zip(names, stages)), flush=True)
        return got

    rates = [graft(1), graft(cores)]
    peers = {}
    for interpolation in ("nearest", "bilinear"):
        for workers in (1, 2):
            name = f"Keras, {interpolation}, {workers} thread(s)"
            peers[name] = alone(keras_rate, folder, n, interpolation, workers)
            print(f"{name}: {peers[name]:.0f} photos/s", flush=True)
    for workers in (1, 2):
        name = f"PyTorch, {workers} process(es)"
        peers[name] = alone(torch_rate, folder, n, workers)
        print(f"{name}: {peers[name]:.0f} photos/s", flush=True)
    rates += [graft(cores), graft(1)]

    one, all_cores = (rates[0] + rates[3]) / 2, (rates[1] + rates[2]) / 2
    verdict = bench.Verdict(judged=chosen.limit is None)
    verdict.add(f"photos/s of Graft, 1 thread, {n} photos", f"{one:.0f}", "at least 450", one >= 450)
    verdict.add(f"photos/s of Graft a core, {cores} threads", f"{all_cores / cores:.0f}", "", None)
    for name, got in peers.items():
        verdict.add(f"photos/s of {name}", f"{got:.0f}", "", None)
    verdict.end()


if __name__ == "__main__":
    main()
