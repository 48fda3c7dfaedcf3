#!/usr/bin/env python3
"""Anonymous memory of `graft tune` or `graft check` by the number of photos: at most 300 bytes more for each.

The photos are crops of the labelled ones, seeded by their number, of 64 to 96 pixels, saved again as
JPEG: all of different pixels. A folder of fewer photos links to the first of them. RssAnon of
/proc/PID/status is read a hundred times a second, and its most is what counts; what the kernel can
take away because it stands in a file (mapped features, the databases) is no part of it. Each size
runs twice, with a cold and a warm cache; `check --quick`, which knows no cache, once. What is finished is
kept in --work: stopped, it goes on.
"""

import json
import os
import random
import shutil
import threading

import bench

bench.venv()

from PIL import Image

MUST = 300  # bytes a photo
PART = 1000  # photos of a class folder's folder, over all classes
SIDES = (64, 96)  # pixels
QUALITIES = (60, 90)


def draw(photos, target, count):
    """Makes the photos that are missing: number i is a crop of photo i modulo their count."""
    sources = sorted(p for p in photos.glob("*/*") if p.is_file())
    done = target / "done"
    have = int(done.read_text()) if done.exists() else 0
    if have >= count:
        return
    for at, source in enumerate(sources):
        numbers = range(have + (at - have) % len(sources), count, len(sources))
        if not numbers:
            continue
        picture = Image.open(source).convert("RGB")
        for number in numbers:
            crop(picture, random.Random(number)).save(
                file(target, source, number), quality=random.Random(-number - 1).randint(*QUALITIES))
    done.write_text(str(count))


def crop(picture, draw):
    width, height = (min(draw.randint(*SIDES), side) for side in picture.size)
    left, top = draw.randint(0, picture.width - width), draw.randint(0, picture.height - height)
    return picture.crop((left, top, left + width, top + height))


def file(target, source, number):
    folder = target / source.parent.name / f"part-{number // PART:04}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"IMG_2026_{number:08}.jpg"


def first(target, count):
    """A folder that links to so many photos, whole parts."""
    some = target.with_name(f"{target.name}-{count}")
    shutil.rmtree(some, ignore_errors=True)
    for folder in sorted(p for p in target.iterdir() if p.is_dir()):
        (some / folder.name).mkdir(parents=True)
        for part in range(count // PART):
            if (folder / f"part-{part:04}").is_dir():
                os.symlink(folder / f"part-{part:04}", some / folder.name / f"part-{part:04}")
    return some


def tuned(folder, place, chosen, state):
    """How a `graft tune` ran, and how many photos it read."""
    out = place / f"run-{state}"
    shutil.rmtree(out, ignore_errors=True)
    size = ["--image-size", chosen.image_size] if chosen.image_size else []
    ran, result = bench.tune(folder, out, place / "cache", "--backbone", chosen.backbone, *size,
                             "--trials", chosen.trials, "--epochs", chosen.epochs)
    return ran, result["photos"]["readable"]


def checked(folder, place, chosen, state):
    """The same of a `graft check`."""
    ran = bench.run([bench.GRAFT, "check", folder, "--cache", place / "cache", "--format", "json", "--quiet", "--lang", "en",
                     *(["--quick"] if chosen.of == "quick" else [])], place / f"{chosen.of}-{state}.log")
    said = ran.log.read_text(errors="replace")
    if ran.code != 0:
        bench.stop(f"graft check ended with exit code {ran.code}:\n{said}")
    return ran, json.loads(said[said.index("{"):])["photos"]["readable"]


def measured(folder, place, chosen, state):
    """MiB of anonymous memory at its peak, and seconds, of one run; kept."""
    kept = place / f"{chosen.of}-{state}.json"
    if kept.exists():
        return json.loads(kept.read_text())
    if state == "cold":
        shutil.rmtree(place / "cache", ignore_errors=True)
    ran, photos = (tuned if chosen.of == "tune" else checked)(folder, place, chosen, state)
    got = {"commit": bench.commit(), "mib": ran.anonymous_mib, "seconds": ran.seconds, "photos": photos}
    kept.write_text(json.dumps(got))
    return got


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    parser.set_defaults(image_size=160)
    parser.add_argument("--sizes", type=lambda text: sorted(int(n) for n in text.split(",")),
                        default=[20_000, 40_000], help="photos, whole thousands (default: 20000,40000)")
    parser.add_argument("--of", choices=("tune", "check", "quick"), default="tune",
                        help="what is measured; quick is check --quick (default: tune)")
    parser.add_argument("--trials", type=int, default=24)
    parser.add_argument("--epochs", type=int, default=5)
    chosen = parser.parse_args()
    if len(chosen.sizes) < 2 or any(n % PART or n <= 0 for n in chosen.sizes):
        bench.stop(f"--sizes must be two or more numbers of whole thousands, got {chosen.sizes}")
    bench.header()
    base = chosen.work / "photo-memory"
    base.mkdir(parents=True, exist_ok=True)
    draw(bench.photos(chosen), base / "photos", chosen.sizes[-1])
    verdict = bench.Verdict(judged=chosen.limit is None)
    for state in ("cold", "warm")[: 1 if chosen.of == "quick" else 2]:
        found = []
        for count in chosen.sizes:
            got = measured(first(base / "photos", count), base / str(count), chosen, state)
            found.append((got["photos"], got["mib"]))
            print(f"  {chosen.of}, {state}, {got['photos']:7} photos: {got['mib']:.0f} MiB anonymous, "
                  f"{got['seconds']:.0f} s, commit {got['commit']}", flush=True)
        (fewest, little), (most, much) = found[0], found[-1]
        slope = (much - little) * 2**20 / (most - fewest)
        verdict.add(f"{chosen.of}, {state} cache, {fewest} to {most} photos: anonymous memory more for each",
                    f"{slope:.0f} bytes", f"at most {MUST}", slope <= MUST)
    verdict.end()


if __name__ == "__main__":
    main()
