#!/usr/bin/env python3
"""A small Keras net with random weights as tf2onnx writes it: pixels (n, height, width, 3), batch norm and all.

    keras_net.py FILE.onnx

Blocks of MobileNetV3 and EfficientNet: padding "same" at stride 2, depthwise convolutions, squeeze-and-excite, hard
swish, swish, a residual sum. ONNX Runtime says in the test what is right.
"""

import os
import sys

os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy
import onnx
import tensorflow
import tf2onnx
from keras import layers

SIZE = 32


def squeezed(x, channels):
    gate = layers.GlobalAveragePooling2D(keepdims=True)(x)
    gate = layers.Conv2D(channels // 4, 1, activation="relu")(gate)
    gate = layers.Conv2D(channels, 1, activation="hard_sigmoid")(gate)
    return layers.Multiply()([x, gate])


def block(x, channels, stride, act):
    inside = layers.Conv2D(2 * channels, 1, use_bias=False)(x)
    inside = layers.Activation(act)(layers.BatchNormalization(epsilon=1e-3)(inside))
    inside = layers.DepthwiseConv2D(3, strides=stride, padding="same", use_bias=False)(inside)
    inside = layers.Activation(act)(layers.BatchNormalization(epsilon=1e-3)(inside))
    inside = layers.Conv2D(channels, 1, use_bias=False)(squeezed(inside, 2 * channels))
    inside = layers.BatchNormalization(epsilon=1e-3)(inside)
    return layers.Add()([x, inside]) if x.shape == inside.shape else inside


def net():
    pixels = keras.Input((SIZE, SIZE, 3), name="pixels")
    x = layers.ZeroPadding2D(((0, 1), (0, 1)))(pixels)
    x = layers.Conv2D(8, 3, strides=2)(x)
    x = layers.ReLU(6.0)(layers.BatchNormalization()(x))
    x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
    x = block(x, 8, 1, "hard_swish")
    x = block(x, 12, 2, "swish")
    x = layers.AveragePooling2D(3, strides=1, padding="same")(x)
    return keras.Model(pixels, layers.Dense(16)(layers.GlobalAveragePooling2D()(x)))


def main():
    keras.utils.set_random_seed(0)
    model = net()
    noise = numpy.random.default_rng(0).uniform(-1, 1, (4, 16, SIZE, SIZE, 3)).astype(numpy.float32)
    for batch in noise:
        model(batch, training=True)  # batch norm's statistics
    function = tensorflow.function(lambda pixels: {"features": model(pixels, training=False)})
    spec = tensorflow.TensorSpec((None, SIZE, SIZE, 3), tensorflow.float32, name="pixels")
    made, _ = tf2onnx.convert.from_function(function, input_signature=[spec], opset=15)
    onnx.save(made, sys.argv[1])
    print(f"keras {keras.__version__}, tf2onnx {tf2onnx.__version__}",
          sorted({n.op_type for n in made.graph.node}), [i.name for i in made.graph.input],
          [o.name for o in made.graph.output])


if __name__ == "__main__":
    main()
