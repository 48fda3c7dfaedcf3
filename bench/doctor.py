#!/usr/bin/env python3
"""`graft check` on photos with faults planted: how many it finds, and how much of what it says is one.

The set is made of the photos: some saved again at another quality and size, some cut, some copied
into another class byte for byte, one class saved as PNG, some cut off. Another set, with a part for
train and one for test, has a twentieth of train's labels swapped, three times over, and the same of
test's, which nobody may notice. What `graft check` finds in the photos as they are is taken off, so
that only what was planted counts; how precise it is without that is printed too. Three more sets, looked
at without features, have a border around the photos of one class, most of them, each as wide as it likes.
"""

import collections
import json
import os
import random
import shutil
import subprocess
import time

import bench

bench.venv()

from PIL import Image, ImageOps

RESAVED, CROPPED, CROSS, CUT_OFF = 50, 20, 10, 3
FOUND = 0.95  # of exact and resaved copies
PRECISE = 0.95  # of the copies that are named
SWAPPED, DRAWS = 0.05, 3  # share of the labels; times
DOUBTED = SURE = 0.75  # of swapped labels; of the photos that are doubted


def plant(folder, target, draw):
    """Copies the photos by links and plants faults; says what was planted: kind by path."""
    shutil.rmtree(target, ignore_errors=True)
    planted = {}
    names = sorted(p.name for p in folder.iterdir() if p.is_dir())
    png = names[-1]
    for name in names:
        (target / name).mkdir(parents=True)
        for photo in sorted((folder / name).iterdir()):
            if name == png and photo.suffix == ".jpg":
                Image.open(photo).convert("RGB").save(target / name / f"{photo.stem}.png", compress_level=1)
            else:
                os.symlink(photo.resolve(), target / name / photo.name)
    others = [p for name in names[:-1] for p in sorted((folder / name).glob("*.jpg"))]
    drawn = iter(draw.sample(others, RESAVED + CROPPED + CROSS + CUT_OFF))
    for i in range(RESAVED):
        planted[again(next(drawn), target, draw, f"resaved{i}")] = "resaved"
    for i in range(CROPPED):
        planted[cropped(next(drawn), target, f"cropped{i}")] = "cropped"
    for i in range(CROSS):
        photo = next(drawn)
        name = draw.choice([n for n in names[:-1] if n != photo.parent.name])
        shutil.copy(photo, target / name / f"cross{i}.jpg")
        planted[f"{name}/cross{i}.jpg"] = "cross"
    for i in range(CUT_OFF):
        photo = next(drawn)
        data = photo.read_bytes()
        (target / photo.parent.name / f"cut{i}.jpg").write_bytes(data[: len(data) // 2])
        planted[f"{photo.parent.name}/cut{i}.jpg"] = "cut off"
    return planted, png


def again(photo, target, draw, stem):
    """The photo at another quality, every other one smaller too."""
    image = Image.open(photo).convert("RGB")
    if draw.random() < 0.5:
        image = image.resize((image.width * 3 // 4, image.height * 3 // 4), Image.Resampling.LANCZOS)
    path = f"{photo.parent.name}/{stem}.jpg"
    image.save(target / path, quality=draw.choice((40, 60, 75, 90)))
    return path


def cropped(photo, target, stem):
    """Nine tenths of the photo on each side."""
    image = Image.open(photo).convert("RGB")
    x, y = image.width // 20, image.height // 20
    path = f"{photo.parent.name}/{stem}.jpg"
    image.crop((x, y, image.width - x, image.height - y)).save(target / path, quality=85)
    return path


def check(folder, *more):
    """What `graft check` finds, as a dictionary, and the seconds it takes."""
    started = time.monotonic()
    ran = subprocess.run([bench.GRAFT, "check", folder, "--format", "json", "--quiet", "--lang", "en", *more],
                         capture_output=True, text=True)
    if ran.returncode != 0:
        bench.stop(f"graft check ended with exit code {ran.returncode}:\n{ran.stderr}")
    return json.loads(ran.stdout), time.monotonic() - started


def swap(folder, target, draw, share):
    """Links to the photos in train and test (15 %), a share of each part's labels swapped; who was, by name."""
    shutil.rmtree(target, ignore_errors=True)
    names = sorted(p.name for p in folder.iterdir() if p.is_dir())
    photos = [(name, p) for name in names for p in sorted((folder / name).glob("*.jpg"))]
    test = set(random.Random(0).sample(range(len(photos)), round(0.15 * len(photos))))  # the same always
    swapped = {"train": set(), "test": set()}
    for i, (name, photo) in enumerate(photos):
        part, label = "test" if i in test else "train", name
        if draw.random() < share:
            label = draw.choice([n for n in names if n != name])
            swapped[part].add(f"{name}-{photo.name}")
        (target / part / label).mkdir(parents=True, exist_ok=True)
        os.symlink(photo.resolve(), target / part / label / f"{name}-{photo.name}")
    return swapped


def doubted(found):
    """The photos that look mislabelled, as (part, name)."""
    return {(path.split("/")[0], path.split("/")[-1]) for path, _ in cases(found, "MISLABELLED")}


def labels(folder, work, seed, verdict):
    """How many swapped labels are found, over all draws."""
    swap(folder, work / "labels", random.Random(seed), 0)
    known = doubted(check(work / "labels")[0])
    print(f"labels doubted in the photos as they are: {len(known)} of train")
    planted = found = wrong = own = of_test = 0
    for draw in range(DRAWS):
        swapped = swap(folder, work / "labels", random.Random(f"{seed} {draw}"), SWAPPED)
        named = doubted(check(work / "labels")[0])
        hits = {name for _, name in named} & swapped["train"]
        others = {(part, name) for part, name in named if name not in swapped["train"]}
        print(f"  draw {draw}: {len(hits)} of {len(swapped['train'])} swapped; {len(others)} others, "
              f"of which {len(others & known)} are doubted as they are")
        planted, found = planted + len(swapped["train"]), found + len(hits)
        wrong, own = wrong + len(others - known), own + len(others & known)
        of_test += sum(part == "test" for part, _ in named)
    verdict.add("swapped labels that are found", f"{found / planted:.3f}", f"at least {DOUBTED}", found / planted >= DOUBTED)
    precise = found / max(1, found + wrong)
    verdict.add("labels doubted that are swapped ones", f"{precise:.3f}", f"at least {SURE}", precise >= SURE)
    print(f"the same with those that are doubted as they are: {found / max(1, found + wrong + own):.3f}")
    verdict.add("labels of test photos that are doubted", str(of_test), "0", of_test == 0)


def borders(folder, work, verdict):
    """A border around nine tenths of one class: a frame, bars above and below, bars at the sides."""
    names = sorted(p.name for p in folder.iterdir() if p.is_dir())
    for (form, across, upright, colour), name in zip((("frame", 1, 1, "white"), ("bars", 0, 3, "black"),
                                                      ("pillars", 2, 0, "#c81e5a")), names):
        target = work / "borders"
        shutil.rmtree(target, ignore_errors=True)
        draw = random.Random(form)
        for other in names:
            (target / other).mkdir(parents=True)
            for photo in sorted((folder / other).glob("*.jpg")):
                if other == name and draw.random() < 0.9:
                    width = draw.randint(4, 12)
                    ImageOps.expand(Image.open(photo).convert("RGB"), (across * width, upright * width), colour).save(
                        target / other / photo.name, quality=draw.choice((75, 85, 95)))
                else:
                    os.symlink(photo.resolve(), target / other / photo.name)
        said = [f for f in check(target, "--quick")[0]["findings"] if f["kind"] == "SHORTCUT"]
        hits = [f for f in said if f["values"].get("value", "").startswith(form) and f["values"]["class"] == name]
        print(f"{form} around {name}: " + "; ".join(f["seen"] for f in said))
        verdict.add(f"the class with {form} is named", str(bool(hits)), "True", bool(hits))


def cases(found, *kinds):
    """(path, other) of all cases of these kinds."""
    return {(c["path"], c["other"]) for f in found["findings"] if f["kind"] in kinds for c in f["cases"]}


def stem(path):
    return path.rsplit(".", 1)[0]


def main():
    parser = bench.options(__doc__)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    bench.header()
    folder = bench.photos(chosen)
    before, _ = check(folder)
    known = {frozenset((stem(a), stem(b))) for a, b in cases(before, "NEAR_DUPLICATE", "NEAR_CONFLICT")}
    planted, png = plant(folder, chosen.work / "doctor", random.Random(chosen.seed))
    found, seconds = check(chosen.work / "doctor")
    near = cases(found, "NEAR_DUPLICATE", "NEAR_CONFLICT")
    exact = {path for path, _ in cases(found, "DUPLICATE", "LABEL_CONFLICT")}
    named = {side for pair in near for side in pair} | exact
    named |= {c["detail"].split(" as ")[-1].split(",")[0].rstrip(".")
              for f in found["findings"] if f["kind"] == "LABEL_CONFLICT" for c in f["cases"]}
    hits = collections.Counter(kind for path, kind in planted.items() if path in named)
    hits["cut off"] = len({p for p, _ in cases(found, "UNREADABLE")} & set(planted))
    of = collections.Counter(planted.values())
    said = [pair for pair in near if frozenset(map(stem, pair)) not in known]
    true = [pair for pair in said if any(path in planted for path in pair)]
    print(f"{found['photos']['readable']} photos in {seconds:.1f} s; near copies in the photos as they are: {len(known)}")
    print("found, of planted: " + ", ".join(f"{kind} {hits[kind]} of {of[kind]}" for kind in of))
    print("shortcuts: " + "; ".join(f["seen"] for f in found["findings"] if f["kind"] == "SHORTCUT"))
    for pair in sorted(set(said) - set(true)):
        print("  no planted copy: " + " = ".join(pair))
    verdict = bench.Verdict(judged=chosen.limit is None)
    copies = (hits["resaved"] + hits["cross"]) / (of["resaved"] + of["cross"])
    verdict.add("exact and resaved copies that are found", f"{copies:.3f}", f"at least {FOUND}", copies >= FOUND)
    precision = len(true) / max(1, len(said))
    verdict.add("near copies named that are planted ones", f"{precision:.3f}", f"at least {PRECISE}", precision >= PRECISE)
    verdict.add("files cut off that are named", str(hits["cut off"]), f"all {of['cut off']}", hits["cut off"] == of["cut off"])
    formats = [f for f in found["findings"] if f["kind"] == "SHORTCUT" and f["values"].get("value") == "PNG"
               and f["values"].get("class") == png]
    others = [f for f in before["findings"] if f["kind"] == "SHORTCUT"]
    verdict.add("the class saved as PNG is named as a shortcut", str(bool(formats)), "True", bool(formats))
    verdict.add("shortcuts in the photos as they are", str(len(others)), "0", not others)
    borders(folder, chosen.work, verdict)
    labels(folder, chosen.work, chosen.seed, verdict)
    verdict.end()


if __name__ == "__main__":
    main()
