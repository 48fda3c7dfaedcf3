"""Writes the pictures that PillowGoldenTest of graft.vision.augment compares with. See README.md.

usage: pillow.py > graft-vision/src/test/resources/graft/vision/augment/pillow.golden

Pillow's operations are what torchvision's ColorJitter and TrivialAugmentWide call on pictures; hue is
by Python's colorsys, without Pillow's rounding in between. A picture is "width height" and its values row
by row, each as two hexadecimal digits.
"""

import colorsys
import sys

import numpy
import PIL
from PIL import Image, ImageEnhance, ImageOps

print(f"# by tools/golden/pillow.py: Python {sys.version.split()[0]}, "
      f"numpy {numpy.__version__}, Pillow {PIL.__version__}")


def hexed(x):
    height, width, _ = x.shape
    return f"{width} {height} " + "".join(f"{v:02x}" for v in numpy.asarray(x).ravel())


def turned(x, turn):
    def one(pixel):
        h, s, v = colorsys.rgb_to_hsv(*(pixel / 255))
        return [round(255 * c) for c in colorsys.hsv_to_rgb((h + turn) % 1, s, v)]
    return numpy.array([[one(p) for p in row] for row in x.astype(float)])


rng = numpy.random.default_rng(5)
noise = rng.integers(0, 256, (13, 17, 3))
noise[0, :4] = [[0, 0, 0], [255, 255, 255], [9, 9, 9], [255, 0, 255]]
# 33 x 40 pixels: equalize has a step above 0 only where there are more than 255
smooth = (rng.integers(0, 12, (33, 40, 3)) ** 2 + [20, 60, 100]).clip(0, 200)
small, large = noise.astype(numpy.uint8), smooth.astype(numpy.uint8)
pictures = {"small": small, "flat": numpy.full((4, 5, 3), 90, numpy.uint8), "large": large}
for name, x in pictures.items():
    print(f"picture.{name}", hexed(x))
for name, x in pictures.items():
    picture = Image.fromarray(x)
    for kind in ("Brightness", "Contrast", "Color", "Sharpness"):
        if name == "large" and kind != "Contrast":
            continue
        for factor in (0, 0.3, 0.99, 1, 1.37, 2.5) if name != "large" else (0.3,):
            print(f"{kind}.{name}.{factor}", hexed(numpy.asarray(getattr(ImageEnhance, kind)(picture).enhance(factor))))
    print(f"autocontrast.{name}", hexed(numpy.asarray(ImageOps.autocontrast(picture))))
    print(f"equalize.{name}", hexed(numpy.asarray(ImageOps.equalize(picture))))
    if name == "large":
        continue
    for bits in (2, 5, 8):
        print(f"posterize.{name}.{bits}", hexed(numpy.asarray(ImageOps.posterize(picture, bits))))
    for threshold in (0, 100, 127.5, 255):
        print(f"solarize.{name}.{threshold}", hexed(numpy.asarray(ImageOps.solarize(picture, threshold))))
    for turn in (-0.5, -0.1, 0.05, 0.25, 0.5):
        print(f"hue.{name}.{turn}", hexed(turned(x, turn)))
for size in ((7, 9), (5, 3), (40, 31), (64, 64), (29, 50)):
    print(f"nearest.{size[0]}.{size[1]}", hexed(numpy.asarray(Image.fromarray(noise.astype(numpy.uint8)).resize(size, Image.Resampling.NEAREST))))
