"""Writes the pictures that the tests of graft.vision.augment compare with. See README.md.

usage: augment.py > graft-vision/src/test/resources/graft/vision/augment/ERA.golden

ERA is keras2.8 where keras-preprocessing 1.1.2 is installed (requirements-keras2.8.txt), keras3 where
Keras 3 is (requirements-keras3.txt). A picture is "width height" and its values row by row, each as
four hexadecimal digits: 256 times the value, rounded.
"""

import contextlib
import os
import sys
import tempfile
import warnings

os.environ["KERAS_BACKEND"] = "numpy"
warnings.filterwarnings("ignore")

import numpy
import PIL
import scipy
from PIL import Image

try:
    import keras_preprocessing
    from keras_preprocessing.image import ImageDataGenerator

    ERA, KERAS = "2.8", f"keras-preprocessing {keras_preprocessing.__version__}"
except ImportError:
    import keras
    from keras.src.legacy.preprocessing.image import ImageDataGenerator

    ERA, KERAS = "3", f"Keras {keras.__version__}"

print(f"# by tools/golden/augment.py: Python {sys.version.split()[0]}, {KERAS}, "
      f"numpy {numpy.__version__}, scipy {scipy.__version__}, Pillow {PIL.__version__}")


def hexed(x):
    height, width, _ = x.shape
    levels = numpy.rint(numpy.asarray(x, float) * 256).astype(int)
    assert levels.min() >= 0 and levels.max() < 65536
    return f"{width} {height} " + "".join(f"{v:04x}" for v in levels.ravel())


def made(width, height, seed):
    """A gradient, a disc and noise, darkest 20 and brightest 230, so that a stretch shows."""
    rng = numpy.random.default_rng(seed)
    y, x = numpy.mgrid[0:height, 0:width]
    disc = (x - 0.4 * width) ** 2 + (y - 0.6 * height) ** 2 < (0.3 * min(width, height)) ** 2
    channels = [60 + 100 * x / width, 200 - 120 * y / height, 90 + 80 * disc]
    noisy = numpy.stack(channels, -1) + rng.integers(-60, 61, (height, width, 3))
    return noisy.clip(20, 230).astype(numpy.uint8)


def parameters(p):
    return " ".join(repr(float(v)) for v in (
        p["theta"], p["tx"], p["ty"], p["shear"], p["zx"], p["zy"], p["flip_horizontal"],
        p["flip_vertical"], p["channel_shift_intensity"] or 0, 1 if p["brightness"] is None else p["brightness"]))


pictures = {"wide": made(18, 11, 1), "tall": made(10, 17, 2), "square": made(14, 14, 3)}
for name, picture in pictures.items():
    print(f"picture.{name}", hexed(picture))

article = dict(rotation_range=40, width_shift_range=0.2, height_shift_range=0.2, shear_range=0.2,
               zoom_range=0.2, horizontal_flip=True)
spec = "keras rotation=40 widthShift=0.2 heightShift=0.2 shear=0.2 zoom=0.8-1.2 horizontalFlip"
far = dict(rotation_range=180, width_shift_range=2.5, height_shift_range=[0.3, 0.9], shear_range=30,
           zoom_range=[0.5, 3], vertical_flip=True)
far_spec = "keras rotation=180 widthShift=2.5 heightShift=[0.3,0.9] shear=30 zoom=0.5-3 verticalFlip"
cases = []
for mode in ("nearest", "reflect", "constant", "wrap"):
    more, cval = (dict(cval=77.0), " cval=77") if mode == "constant" else ({}, "")
    for picture in pictures:
        cases.append((picture, article | dict(fill_mode=mode) | more, f"{spec} fill={mode}{cval}"))
    cases.append(("wide", far | dict(fill_mode=mode) | more, f"{far_spec} fill={mode}{cval}"))
    cases.append(("tall", dict(width_shift_range=7, height_shift_range=4, fill_mode=mode) | more,
                  f"keras widthShift=7int heightShift=4int fill={mode}{cval}"))
cases += [
    ("wide", dict(rotation_range=90), "keras rotation=90 fill=nearest"),
    ("tall", dict(shear_range=40, fill_mode="wrap"), "keras shear=40 fill=wrap"),
    ("wide", dict(zoom_range=[0.5, 0.9]), "keras zoom=0.5-0.9 fill=nearest"),
    ("tall", dict(width_shift_range=1, height_shift_range=1.0), "keras widthShift=1int heightShift=1 fill=nearest"),
    ("wide", dict(channel_shift_range=90.0), "keras channelShift=90"),
    ("wide", dict(brightness_range=[0.4, 0.9]), "keras brightness=0.4-0.9"),
    ("square", dict(brightness_range=[1.2, 1.9]), "keras brightness=1.2-1.9"),
    ("tall", article | dict(vertical_flip=True, brightness_range=[0.5, 1.5], channel_shift_range=50.0,
                            fill_mode="reflect"),
     f"{spec} verticalFlip brightness=0.5-1.5 channelShift=50 fill=reflect"),
]
for i, (picture, arguments, text) in enumerate(cases):
    generator = ImageDataGenerator(**arguments)
    x = pictures[picture].astype(numpy.float32)
    drawn = generator.get_random_transform(x.shape, seed=i)
    print(f"case.{i} {picture} {i} {text} era={ERA}")
    print(f"case.{i}.drawn", parameters(drawn))
    print(f"case.{i}.picture", hexed(generator.apply_transform(x, drawn)))

# A folder through flow_from_directory: seeds, shuffling, the resize to the nearest pixel, two epochs
# and a half, the last batch of each short.
sizes = [(31, 23), (40, 17), (13, 29), (20, 12), (9, 9), (24, 50), (21, 13)]
originals = [made(*size, 10 + i) for i, size in enumerate(sizes)]
for i, original in enumerate(originals):
    print(f"original.{i}", hexed(original))
arguments = article | dict(height_shift_range=3, vertical_flip=True, brightness_range=[0.6, 1.3],
                           channel_shift_range=20.0)
text = (spec.replace("heightShift=0.2", "heightShift=3int")
        + " verticalFlip brightness=0.6-1.3 channelShift=20 fill=nearest")
with tempfile.TemporaryDirectory() as folder:
    for i, original in enumerate(originals):
        os.makedirs(f"{folder}/{'ab'[i // 4]}", exist_ok=True)
        Image.fromarray(original).save(f"{folder}/{'ab'[i // 4]}/{i}.png")
    for name, shuffle, seed, size in [("shuffled", True, 1234567, (11, 18)), ("inOrder", False, 7, (14, 14))]:
        generator = ImageDataGenerator(**arguments)
        drawn, draw = [], generator.get_random_transform
        generator.get_random_transform = lambda *a: drawn.append(draw(*a)) or drawn[-1]
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
            flow = generator.flow_from_directory(folder, target_size=size, batch_size=3,
                                                 shuffle=shuffle, seed=seed, class_mode="sparse")
        print(f"flow.{name} {len(originals)} 3 {str(shuffle).lower()} {seed} {size[0]} {size[1]} {text} era={ERA}")
        for batch in range(7):
            drawn.clear()
            x, _ = next(flow)
            start = batch % 3 * 3
            photos = flow.index_array[start:start + len(x)]
            print(f"flow.{name}.{batch}.photos", *photos)
            for place, (picture, one) in enumerate(zip(x, drawn, strict=True)):
                print(f"flow.{name}.{batch}.{place}.drawn", parameters(one))
                if batch in (2, 3):
                    print(f"flow.{name}.{batch}.{place}.picture", hexed(picture))

# numpy itself
for seed in (0, 1, 42, 2**32 - 1):
    numpy.random.seed(seed)
    print(f"numpy.{seed}.random", *(repr(numpy.random.random()) for _ in range(5)))
    print(f"numpy.{seed}.uniform", *(repr(numpy.random.uniform(-40, 40)) for _ in range(3)))
    print(f"numpy.{seed}.choice", *(int(numpy.random.choice(n)) for n in (1, 2, 3, 4, 5, 100, 1000, 65536)))
    print(f"numpy.{seed}.permutation", *numpy.random.permutation(700))
    print(f"numpy.{seed}.after", repr(numpy.random.random()))
