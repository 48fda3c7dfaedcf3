"""What a recipe would take on two CPU cores, and so how many epochs fit, as Graft's clock would have it.

The constants fit what bench/finetune_speed.py and the features pass took on two cores of an AMD EPYC
with AVX-512: five rates of training steps within 6 %.
"""

import numpy as np

from network import FEATURES, blocks_of

SECONDS_A_PRODUCT, SECONDS_A_NUMBER = 2.78e-11, 3.65e-9  # of a training step: multiply-adds, numbers written
PASS_224 = 5.92e-3  # seconds that ONNX Runtime takes for Lite0 at 224 pixels
DECODING = 1e-3  # seconds a photo
STARTING = 8  # seconds before photos are looked at
SHARE, TAIL, SAFETY = 0.7, 3, 0.95  # of the time left fine-tuning takes so much, less so many seconds; fills so much


def work(lite, size):
    """Of stem, blocks and last convolution: multiply-adds and numbers written, a photo."""
    side = size // 2
    rows = [(27 * 32 * side**2, 32 * side**2)]
    for block in blocks_of(lite):
        wide, products, numbers = block.inside * block.expansion, 0, 0
        if block.expansion > 1:
            products, numbers = block.inside * wide * side**2, 2 * wide * side**2
        side //= block.stride
        products += wide * block.kernel**2 * side**2 + wide * block.outside * side**2
        rows.append((products, numbers + (2 * wide + block.outside) * side**2))
    rows.append((blocks_of(lite)[-1].outside * FEATURES * side**2, 2 * FEATURES * side**2))
    return np.array(rows, float)


def seconds(recipe, size):
    """Of a photo at a size: a whole pass, bringing a view up to the cut, a training step above it."""
    each = work(recipe.lite, size)
    all_trained = recipe.blocks >= len(blocks_of(recipe.lite))
    above = each if all_trained else each[len(each) - 1 - recipe.blocks:]
    a_product = PASS_224 / work(0, 224)[:, 0].sum()
    whole = a_product * each[:, 0].sum()
    view = DECODING + (0 if all_trained else whole - a_product * above[:, 0].sum())
    return whole, view, above.sum(0) @ np.array([SECONDS_A_PRODUCT, SECONDS_A_NUMBER])


def plan(recipe, train, validation, test):
    """Epochs that fit for so many photos, and the seconds that views, steps and checks take then."""
    _, view, step = seconds(recipe, recipe.size)
    asking = seconds(recipe, recipe.head_size)[0] + DECODING
    left = 60 * recipe.minutes - STARTING - (train + validation + test) * asking
    looked = train * recipe.views + validation
    if recipe.parts > 1:  # what validates one training may be taught by the others
        looked = (train + validation) * recipe.views
    looking = view * looked
    checking = asking * (validation + test)
    epoch = step * (train + validation / 3)
    fit = SAFETY * (SHARE * left - TAIL - looking - checking) / epoch
    epochs = recipe.epochs or max(1.0, min(fit, recipe.most_epochs))
    return epochs, looking + checking + epochs * epoch


def plan_of(recipe, train, validation, test):
    """The same of a split: where all photos are taught, none validates."""
    return plan(recipe, len(train), 0 if recipe.all_photos else len(validation), len(test))
