"""One process of KerasTuner (Hyperband) driving the head in Keras 3. Run by tuners.py.

--how backend=tensorflow, jax or torch; --how steps=N batches an execution. One fifth of what may be
learnt from validates: Hyperband goes on with the weights of a promoted trial, which one part alone
makes possible. Several processes work as KerasTuner has it: a chief and its workers.
"""

import os
from importlib.machinery import PathFinder

import peer

SAID = peer.arguments()
os.environ["KERAS_BACKEND"] = SAID.how["backend"]
OTHERS = {"tensorflow", "jax", "torch"} - {SAID.how["backend"]}
find_spec = PathFinder.find_spec
# The other backends are hidden, as if they were not installed: nobody is to pay for loading them.
PathFinder.find_spec = staticmethod(
    lambda name, *more: None if name.partition(".")[0] in OTHERS else find_spec(name, *more))
os.chdir(SAID.out)

import shutil

import keras
import keras_tuner

ROUNDS = 10_000  # of Hyperband: more than there is time for


def limit_threads():
    if SAID.how["backend"] == "tensorflow":
        import tensorflow
        tensorflow.config.threading.set_intra_op_parallelism_threads(SAID.threads)
        tensorflow.config.threading.set_inter_op_parallelism_threads(SAID.threads)
    elif SAID.how["backend"] == "torch":
        import torch
        torch.set_num_threads(SAID.threads)


def recipe(hp):
    kind = hp.Choice("kind", list(peer.KINDS))
    strength = 0.0
    with hp.conditional_scope("kind", ["dropout"]):
        if kind == "dropout":
            strength = hp.Choice("dropout", list(peer.DROPOUT))
    for name, bounds in (("l1", peer.L1), ("l2", peer.L2)):
        with hp.conditional_scope("kind", [name]):
            if kind == name:
                strength = hp.Float(name, *bounds, sampling="log")
    return peer.recipe(hp.Float("rate", *peer.RATE, sampling="log"), hp.Choice("batch", list(peer.BATCHES)),
                       kind, strength)


class HeadModel(keras_tuner.HyperModel):
    def __init__(self, features, classes):
        super().__init__()
        self.features, self.classes = features, classes

    def build(self, hp):
        wanted = recipe(hp)
        penalty = keras.regularizers.L1L2(wanted["l1"], wanted["l2"]) if wanted["l1"] or wanted["l2"] else None
        dropout = [keras.layers.Dropout(wanted["dropout"])] if wanted["dropout"] else []
        model = keras.Sequential([keras.Input((self.features,)), *dropout,
                                  keras.layers.Dense(self.classes, kernel_initializer="zeros",
                                                     kernel_regularizer=penalty, name="head")])
        model.compile(optimizer=keras.optimizers.Adam(wanted["rate"], epsilon=peer.EPSILON),
                      loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
                      metrics=[keras.metrics.SparseCategoricalCrossentropy(name="log_loss", from_logits=True)],
                      steps_per_execution=int(SAID.how["steps"]))
        return model

    def fit(self, hp, model, *words, **more):
        return model.fit(*words, batch_size=hp.get("batch"), **more)


class Told(keras_tuner.Hyperband):
    """Hyperband that says in the ledger when a trial has ended; val_log_loss is without penalties."""

    def run_trial(self, trial, *words, **more):
        histories = super().run_trial(trial, *words, **more)
        losses, epochs = histories[0].history["val_log_loss"], histories[0].epoch
        best = min(range(len(losses)), key=losses.__getitem__)

        def keep(file):
            shutil.copy(self._get_checkpoint_fname(trial.trial_id), f"{file}.weights.h5")
            return f"{file}.weights.h5"
        # a trial that was cut at a rung counts as a trial; the loss decides among all of them
        self.ledger.add(recipe(trial.hyperparameters), float(losses[best]), epochs[best] + 1, len(losses), keep)
        return histories


def main():
    limit_threads()
    keras.utils.set_random_seed(1000 * SAID.seed + SAID.worker)
    data = peer.data_of(SAID)
    part = peer.inner(data, 0)
    Told.ledger = peer.Ledger(SAID)
    tuner = Told(HeadModel(data.x.shape[1], data.classes), objective=keras_tuner.Objective("val_log_loss", "min"),
                 max_epochs=peer.EPOCHS, factor=3, hyperband_iterations=ROUNDS, seed=SAID.seed,
                 directory=str(SAID.out), project_name="search", overwrite=SAID.workers == 1)
    tuner.search(part.x, part.y, validation_data=(part.x_validation, part.y_validation), verbose=0,
                 callbacks=[keras.callbacks.EarlyStopping("val_log_loss", patience=peer.PATIENCE)])


if __name__ == "__main__":
    main()
