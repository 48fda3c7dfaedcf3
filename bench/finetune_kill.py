#!/usr/bin/env python3
"""kill -9 at ten random moments of fine-tuning, then the same command: an undisturbed run's result.

By turns a kill falls while the activations at the cut are made and while the blocks are trained, which
takes in the moments between epochs, the validation, and the check of the model's file. Each kill has a
run of its own, with a copy of a warm feature cache. Compared are result.json but for times and memory,
predictions.csv and model.onnx to the byte, study.db as study_kill.py does, and what is said of each epoch.

What a kill costs is the time since something was last saved that going on begins from: the newest of
study.db and the files of fine-tuning (finetune.activations, finetune.state) in the run folder; what is
half written has another name. The undisturbed run says what the unluckiest moment would cost.
120 photos of each class at 160 pixels, unless --whole is given: only that says what a kill costs in a
real run.
"""

import shutil
import threading
import time

import bench
import kill
import study_kill

VIEWS, BLOCKS = b"Fine-tuning: looking at", b"Fine-tuning the last"  # what the run says when each begins
MOST_LOST = 30  # seconds


def last_save(run):
    """When a run has last saved something, in seconds since 1970; 0 where it has saved nothing."""
    newest = 0.0
    for file in [*run.glob("study.db"), *run.glob("study.db-wal"), *run.glob("finetune.*")]:
        try:
            newest = max(newest, file.stat().st_mtime)
        except FileNotFoundError:  # gone meanwhile
            continue
    return newest


class Watch:
    """Follows an undisturbed run: when each stage began, and when something was saved."""

    def __init__(self, place):
        self.place = place
        self.began, self.saves = {}, set()
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.follow, daemon=True)
        self.thread.start()

    def follow(self):
        while not self.over.wait(0.02):
            for phrase in (VIEWS, BLOCKS):
                if phrase not in self.began and kill.says(self.place / "log", [phrase]):
                    self.began[phrase] = time.time()
            self.saves.add(last_save(self.place / "run"))

    def end(self):
        self.over.set()
        self.thread.join()
        if len(self.began) < 2:
            bench.stop(f"the undisturbed run did not fine-tune:\n{(self.place / 'log').read_text(errors='replace')}")

    def longest(self, ended):
        """The most seconds that passed without a save while it fine-tuned."""
        begun = self.began[VIEWS]
        moments = [begun, *sorted(s for s in self.saves if begun < s < ended), ended]
        return max(later - before for before, later in zip(moments, moments[1:]))


def undisturbed(words, place):
    """Runs to the end; the seconds of the two stages, and the longest time without a save."""
    process = kill.start(words, place / "log")
    watch = Watch(place)
    code = process.wait()
    watch.end()
    if code != 0:
        bench.stop(f"exit code {code}:\n{(place / 'log').read_text(errors='replace')}")
    views = watch.began[BLOCKS] - watch.began[VIEWS]
    blocks = bench.result(place / "run")["seconds"]["fineTune"] - views
    return {VIEWS: views, BLOCKS: blocks}, watch.longest(watch.began[BLOCKS] + blocks)


def epochs(*logs):
    """What runs have said of their epochs."""
    return {line.strip() for log in logs for line in log.read_bytes().split(b"\n") if line.strip().startswith(b"Epoch ")}


def differences(calm, place):
    """Where a run that was killed and gone on with differs from an undisturbed one."""
    apart = epochs(calm / "log") ^ epochs(place / "log", place / "log-on")
    said = [f"only one has: {line.decode()}" for line in sorted(apart)]
    return study_kill.differences(calm / "run", place / "run") + said


def stage(run, log):
    """Where a killed run was, by what it has left."""
    if not (run / "finetune.activations").exists():
        return "over" if b"Trained the last" in log.read_bytes() else "activations"
    begun = (run / "finetune.state").exists()
    return f"training, {len(epochs(log))} epochs done" if begun else "training, first epoch"


def options():
    parser = bench.options(__doc__)
    kill.add_options(parser, kills=10)
    parser.set_defaults(limit=120, image_size=160)
    parser.add_argument("--trials", type=int, default=4, help="of the head (default: %(default)s)")
    parser.add_argument("--whole", action="store_true", help="all photos at the backbone's size: an hour and more")
    parser.add_argument("--quick", action="store_true", help="two kills, to see that it works")
    chosen = parser.parse_args()
    if chosen.whole:
        chosen.limit = chosen.image_size = None
    if chosen.quick:
        chosen.kills = 2
    return chosen


def main():
    chosen = options()
    bench.header()
    folder = bench.photos(chosen)
    draw = kill.moments(chosen)
    base = chosen.work / "finetune-kill"
    shutil.rmtree(base, ignore_errors=True)
    cache = base / "cache"
    kill.finish(kill.command(folder, base / "warm", chosen, "--trials", 1, cache=cache), base / "warm" / "log")

    def command(place):
        return kill.command(folder, kill.fresh(place, cache), chosen, "--fine-tune", "--trials", chosen.trials,
                            "--no-coach", "--no-pictures")

    calm = base / "undisturbed"
    seconds, longest = undisturbed(command(calm), calm)
    fine_tune = bench.result(calm / "run")["best"]["fineTune"]
    print(f"undisturbed: activations {seconds[VIEWS]:.1f} s, training {seconds[BLOCKS]:.1f} s, at most {longest:.1f} s "
          f"without a save; {fine_tune}", flush=True)

    found, stages, lost, same = [], [], [], 0
    place = base / "disturbed"
    for number in range(3 * chosen.kills):
        if len(stages) == chosen.kills:
            break
        phrase = (VIEWS, BLOCKS)[number % 2]
        words, wait = command(place), draw.uniform(0, seconds[phrase])
        killed = kill.kill_after(words, place / "log", wait, [phrase])
        if killed is None:
            print("ended before its kill; another one", flush=True)
            continue
        lost.append(killed - last_save(place / "run"))
        stages.append(stage(place / "run", place / "log"))
        kill.finish(words, place / "log-on")
        new = differences(calm, place)
        same += not new
        found += new
        print(f"kill {len(stages)}: {wait:.2f} s after \"{phrase.decode()}\" ({stages[-1]}), {lost[-1]:.1f} s lost, "
              f"{'identical' if not new else '; '.join(new)}", flush=True)
    if len(stages) < chosen.kills:
        bench.stop(f"only {len(stages)} of {3 * chosen.kills} kills fell into fine-tuning")

    making = stages.count("activations")
    training = sum(s.startswith("training") for s in stages)
    verdict = bench.Verdict()
    verdict.add("fine-tuning paid, undisturbed", "yes" if fine_tune else "no", "yes", fine_tune is not None)
    verdict.add("kills while activations were made", str(making), "1 or more", making >= 1)
    verdict.add("kills while blocks were trained", str(training), "1 or more", training >= 1)
    verdict.add("went on to the undisturbed run's result", f"{same} of {len(stages)}", "all", same == len(stages))
    verdict.add("most work that a kill lost", f"{max(lost):.1f} s", f"at most {MOST_LOST} s", max(lost) <= MOST_LOST)
    verdict.add("longest time without a save, undisturbed", f"{longest:.1f} s", f"at most {MOST_LOST} s",
                longest <= MOST_LOST)
    verdict.end()


if __name__ == "__main__":
    main()
