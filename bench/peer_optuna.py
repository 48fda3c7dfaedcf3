"""One process of Optuna (TPE) driving the head in PyTorch. Run by tuners.py.

--how validation=part: one fifth of what may be learnt from validates, every epoch is reported and
the pruner may end the trial; validation=folds: five folds, the mean is reported after each.
--how pruner=median (Optuna's default), hyperband or none.
"""

import os

import peer

SAID = peer.arguments()
os.chdir(SAID.out)

import numpy
import optuna
import torch

import features
import peer_torch

PRUNERS = {"median": lambda: optuna.pruners.MedianPruner(),
           "hyperband": lambda: optuna.pruners.HyperbandPruner(max_resource=peer.EPOCHS),
           "none": lambda: optuna.pruners.NopPruner()}


def recipe(trial):
    kind = trial.suggest_categorical("kind", peer.KINDS)
    strength = 0.0
    if kind == "dropout":
        strength = trial.suggest_float("dropout", peer.DROPOUT[0], peer.DROPOUT[-1], step=0.1)
    elif kind != "none":
        strength = trial.suggest_float(kind, *(peer.L1 if kind == "l1" else peer.L2), log=True)
    return peer.recipe(trial.suggest_float("rate", *peer.RATE, log=True),
                       trial.suggest_categorical("batch", peer.BATCHES), kind, strength)


class Run:
    """What becomes of one trial, and what its pruner says of it: after each epoch, or after each fold."""

    def __init__(self, trial, ledger, by_folds):
        self.trial, self.ledger, self.by_folds = trial, ledger, by_folds
        self.losses, self.epochs, self.heads = [], [], []
        self.trained, self.pruned = 0, False

    def epoch(self, epoch, loss):
        if self.ledger.over():
            raise optuna.TrialPruned  # not in the ledger: it does not count
        self.trained += 1
        if not self.by_folds:
            self.report(loss, epoch)
        return not self.pruned

    def fold(self, fold, loss, epoch, head):
        self.losses.append(loss)
        self.epochs.append(epoch)
        self.heads.append(head)
        if self.by_folds:
            self.report(self.value(), fold)

    def report(self, loss, step):
        self.trial.report(loss, step)
        self.pruned = self.trial.should_prune()

    def value(self):
        return float(numpy.mean(self.losses))

    def best_epoch(self):
        return float(numpy.mean(self.epochs))

    def head(self):
        return numpy.mean([w for w, _ in self.heads], 0), numpy.mean([b for _, b in self.heads], 0)


def main():
    torch.set_num_threads(SAID.threads)
    torch.manual_seed(1000 * SAID.seed + SAID.worker)
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    data, ledger = peer.data_of(SAID), peer.Ledger(SAID)
    by_folds = SAID.how["validation"] == "folds"
    parts = [peer.inner(data, fold) for fold in range(features.FOLDS if by_folds else 1)]

    def objective(trial):
        wanted, run = recipe(trial), Run(trial, ledger, by_folds)
        for fold, part in enumerate(parts):
            run.fold(fold, *peer_torch.best_epoch(part, data.classes, wanted, run.epoch))
            if run.pruned:
                ledger.add(wanted, run.value(), run.best_epoch(), run.trained)
                raise optuna.TrialPruned
        ledger.add(wanted, run.value(), run.best_epoch(), run.trained, peer_torch.keeper(run.head()))
        return run.value()

    study(SAID).optimize(objective, timeout=SAID.seconds - ledger.seconds())


def study(said):
    """One study for all processes: in a journal where there are several, as Optuna advises."""
    storage = None
    if said.workers > 1:
        from optuna.storages import JournalStorage
        from optuna.storages.journal import JournalFileBackend
        storage = JournalStorage(JournalFileBackend("journal.log"))
    sampler = optuna.samplers.TPESampler(seed=1000 * said.seed + said.worker)
    return optuna.create_study(study_name="head", storage=storage, load_if_exists=True, sampler=sampler,
                               pruner=PRUNERS[said.how["pruner"]]())


if __name__ == "__main__":
    main()
