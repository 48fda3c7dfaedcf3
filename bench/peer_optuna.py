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


def main():
    torch.set_num_threads(SAID.threads)
    torch.manual_seed(1000 * SAID.seed + SAID.worker)
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    data, ledger = peer.data_of(SAID), peer.Ledger(SAID)
    by_folds = SAID.how["validation"] == "folds"
    parts = [peer.inner(data, fold) for fold in range(features.FOLDS if by_folds else 1)]

    def objective(trial):
        wanted = recipe(trial)
        losses, epochs, heads = [], [], []

        def report(epoch, loss):
            if ledger.over():
                raise optuna.TrialPruned  # not in the ledger: it does not count
            if not by_folds:
                trial.report(loss, epoch)
                if trial.should_prune():
                    ledger.add(wanted, loss, epoch, pruned=True)
                    raise optuna.TrialPruned
            return True

        for fold, part in enumerate(parts):
            loss, epoch, head = peer_torch.best_epoch(part, data.classes, wanted, report)
            losses.append(loss)
            epochs.append(epoch)
            heads.append(head)
            if by_folds:
                trial.report(float(numpy.mean(losses)), fold)
                if trial.should_prune():
                    ledger.add(wanted, float(numpy.mean(losses)), float(numpy.mean(epochs)), pruned=True)
                    raise optuna.TrialPruned
        head = numpy.mean([w for w, _ in heads], 0), numpy.mean([b for _, b in heads], 0)
        value = float(numpy.mean(losses))
        ledger.add(wanted, value, float(numpy.mean(epochs)), peer_torch.keeper(head))
        return value

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
