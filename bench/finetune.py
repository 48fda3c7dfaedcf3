#!/usr/bin/env python3
"""`graft tune --fine-tune --minutes M` on outer folds: test accuracy, wall time, memory.

Each photo is a test photo in one of five folds. Every run has an empty feature cache; what the kernel
keeps of the photos' files is not thrown away. A fold that this clean commit has finished is taken as
it is, so that a bench that was stopped goes on. --heads runs the head alone, too, given the same
minutes, and compares the two photo by photo.
"""

import shutil
import statistics

import accuracy
import bench
import outer

MUST = {("efficientnet-lite0", 10): (0.945, 0.955)}  # the least mean accuracy and the aim, by backbone and minutes
MUST_20 = 0.953, 0.965  # of the best backbone and size
OVER = 1.1  # how much longer than --minutes the whole process may take
MOST_MIB = 4096


def add_options(parser):
    bench.add_image_options(parser)
    parser.add_argument("--folds", type=int, default=outer.FOLDS, help="how many of the five (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--quick", action="store_true",
                        help="60 photos of each class at 160 pixels, one fold, a minute, to see that it works; "
                             "speed and accuracy are not judged")


def quick(chosen, minutes):
    """What --quick stands for, where nothing else is asked for."""
    if chosen.quick:
        chosen.limit, chosen.image_size = chosen.limit or 60, chosen.image_size or 160
        chosen.folds, chosen.minutes = 1, minutes
    if not 1 <= chosen.folds <= outer.FOLDS:
        bench.stop(f"--folds must be from 1 to {outer.FOLDS}, got {chosen.folds}")


def photos(chosen, number):
    """The photos of an outer fold, as a given split."""
    folder = bench.photos(chosen)
    return outer.deal(folder, chosen.work / "outer" / f"{folder.name}-{number}", number)


def place(chosen, minutes, way):
    """Where the folds of one setting are kept."""
    size = accuracy.image_size(chosen)
    name = f"{bench.photos(chosen).name}-{chosen.backbone}-{size}-{minutes:g}-minutes-seed-{chosen.seed}"
    return chosen.work / "finetune" / name / way


def fold(chosen, number, minutes, fine_tune=True):
    """A finished run on a fold from cold, made where this commit has not made it yet, as a dictionary."""
    at = place(chosen, minutes, "tuned" if fine_tune else "head")

    def make():
        cache = at / f"cache-{number}"
        shutil.rmtree(cache, ignore_errors=True)
        out = at / f"run-{number}"
        ran, result = bench.tune(photos(chosen, number), out, cache, "--overwrite", "--seed", chosen.seed,
                                 "--backbone", chosen.backbone, "--image-size", accuracy.image_size(chosen),
                                 "--minutes", minutes, "--fine-tune" if fine_tune else "--no-fine-tune")
        shutil.rmtree(cache)
        return {"wall": ran.seconds, "mib": ran.peak_mib, "anonymousMib": ran.anonymous_mib, "test": result["test"],
                "fineTune": result["best"]["fineTune"], "stages": result["seconds"], "hits": outer.test_photos(out)}
    return bench.kept(at / f"fold-{number}.json", make)


def line(name, got):
    test = got["test"]
    print(f"  {name}: test accuracy {test['accuracy']:.4f} on {test['n']}, log loss {test['logLoss']:.4f}; "
          f"{got['wall'] / 60:.2f} min, {got['mib']:.0f} MiB resident, {got['anonymousMib']:.0f} MiB of it in no file, "
          f"seconds {got['stages']}; fine-tuned: {got['fineTune']}", flush=True)


def judge_accuracy(verdict, chosen, folds):
    """The mean of five folds against what it must be; fewer are told, not judged."""
    mean = statistics.fmean(f["test"]["accuracy"] for f in folds)
    must, aim = MUST_20 if chosen.minutes == 20 else MUST.get((chosen.backbone, chosen.minutes), (None, None))
    words = f"at least {100 * must:g} % (aim {100 * aim:g} %)" if must else "told, not judged"
    judged = must is not None and len(folds) == outer.FOLDS
    if must and not judged:
        words += f", of {outer.FOLDS} folds"
    verdict.add(f"test accuracy, mean of {len(folds)} folds", f"{100 * mean:.2f} %", words,
                mean >= must if judged else None)


def main():
    parser = bench.options(__doc__)
    add_options(parser)
    parser.add_argument("--minutes", type=float, default=10, help="of each run, in all (default: %(default)g)")
    parser.add_argument("--heads", action="store_true", help="the head alone, too, in as many minutes")
    chosen = parser.parse_args()
    quick(chosen, 1)
    bench.header()
    tuned, heads = [], []
    for number in range(chosen.folds):
        print(f"fold {number}")
        tuned.append(fold(chosen, number, chosen.minutes))
        line("fine-tuned", tuned[-1])
        if chosen.heads:
            heads.append(fold(chosen, number, chosen.minutes, fine_tune=False))
            line("head", heads[-1])
    paid = sum(f["fineTune"] is not None for f in tuned)
    mean, error = accuracy.mean_and_error([f["test"]["accuracy"] for f in tuned])
    loss, loss_error = accuracy.mean_and_error([f["test"]["logLoss"] for f in tuned])
    print(f"\nfine-tuning paid on {paid} of {len(tuned)} folds; mean ± standard error over folds: "
          f"accuracy {100 * mean:.2f} ± {100 * error:.2f} %, log loss {loss:.4f} ± {loss_error:.4f}")

    verdict = bench.Verdict(judged=chosen.limit is None)
    judge_accuracy(verdict, chosen, tuned)
    if heads:
        gain, half = outer.mean_and_half([g for t, h in zip(tuned, heads) for g in outer.gains(t["hits"], h["hits"])])
        verdict.add("above the head alone, photo by photo", f"{100 * gain:+.2f} ± {100 * half:.2f} points", "above 0",
                    gain > 0)
    longest = max(f["wall"] / 60 for f in tuned)
    verdict.add(f"longest whole run from cold, --minutes {chosen.minutes:g}", f"{longest:.2f} min",
                f"at most {OVER * chosen.minutes:g} min", longest <= OVER * chosen.minutes)
    most = max(f["mib"] for f in tuned)
    verdict.add("peak resident memory", f"{most:.0f} MiB", f"at most {MOST_MIB} MiB", most <= MOST_MIB)
    verdict.end()


if __name__ == "__main__":
    main()
