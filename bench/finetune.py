#!/usr/bin/env python3
"""`graft tune --fine-tune` against the head alone on the same split: test accuracy, log loss, minutes."""

import bench

MUST = {("efficientnet-lite0", False): 0.945}


def add_options(parser):
    bench.add_image_options(parser)
    parser.add_argument("--seeds", default="0", help="of split and training, with commas (default: %(default)s)")
    parser.add_argument("--minutes", type=float, help="budget of each run (default: none)")
    parser.add_argument("--trials", type=int, help="sets of hyperparameters of the head (default: graft's)")
    parser.add_argument("--quick", action="store_true",
                        help="60 photos of each class at 160 pixels, to see that it works; nothing is judged")


def run(chosen, folder, seed, *more):
    """A finished run: (what it took, its result)."""
    name = "tuned" if more else "head"
    out = chosen.work / "finetune" / f"{folder.name}-{chosen.backbone}-{chosen.image_size}" / f"{name}-{seed}"
    words = ["--overwrite", "--seed", seed, "--backbone", chosen.backbone, *more]
    words += ["--image-size", chosen.image_size] if chosen.image_size else []
    words += ["--minutes", chosen.minutes] if chosen.minutes else []
    words += ["--trials", chosen.trials] if chosen.trials else []
    return bench.tune(folder, out, chosen.work / "cache", *words)


def line(name, ran, result):
    test, best = result["test"], result["best"]["fineTune"]
    print(f"  {name}: test accuracy {test['accuracy']:.4f} [{test['ci95'][0]:.4f}, {test['ci95'][1]:.4f}] on {test['n']}, "
          f"log loss {test['logLoss']:.4f}; {ran.seconds / 60:.1f} min, {ran.peak_mib:.0f} MiB, "
          f"seconds {result['seconds']}" + (f"; {best}" if best else ""), flush=True)


def main():
    parser = bench.options(__doc__)
    add_options(parser)
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.limit, chosen.image_size = chosen.limit or 60, chosen.image_size or 160
        chosen.trials = chosen.trials or 8
    bench.header()
    folder = bench.photos(chosen)
    heads, tuned = [], []
    for seed in chosen.seeds.split(","):
        print(f"seed {seed}")
        for name, more, kept in (("head", [], heads), ("fine-tuned", ["--fine-tune"], tuned)):
            ran, result = run(chosen, folder, seed, *more)
            line(name, ran, result)
            kept.append(result["test"]["accuracy"])
    mean = sum(tuned) / len(tuned)
    verdict = bench.Verdict(judged=chosen.limit is None)
    must = MUST.get((chosen.backbone, chosen.quick), 0)
    verdict.add("test accuracy, fine-tuned", f"{100 * mean:.2f} %", f"at least {100 * must:g} %", mean >= must)
    gain = mean - sum(heads) / len(heads)
    verdict.add("above the head", f"{100 * gain:+.2f} points", "above 0", gain > 0)
    verdict.end()


if __name__ == "__main__":
    main()
