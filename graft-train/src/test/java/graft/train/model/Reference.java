package graft.train.model;

import ai.onnxruntime.OrtException;
import graft.core.features.FeatureMatrix;
import graft.core.head.Dense;
import graft.core.head.Head;
import graft.core.metrics.Softmax;
import graft.predict.pixels.Fit;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard.Normalisation;
import graft.vision.pass.SquareView;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a model must answer, made as training makes it: the triangle resize, a float32 division, the
 * backbone, the head, a softmax.
 */
record Reference(Backbone backbone, Head head, int imageSize, Fit fit, double temperature) {
  /** Of squashed photos. */
  Reference(Backbone backbone, Head head, int imageSize, double temperature) {
    this(backbone, head, imageSize, Fit.SQUASH, temperature);
  }

  /** Probabilities, (n)(classes). */
  double[][] probabilities(Photos photos) throws OrtException {
    return probabilities(photos, SquareView.WHOLE);
  }

  /** What is said of one view of the photos, (n)(classes). */
  double[][] probabilities(Photos photos, SquareView view) throws OrtException {
    try (OnnxSession body = OnnxSession.of(backbone.onnx())) {
      FloatBuffer pixels = normalised(photos, view);
      float[][] features = body.run(pixels, photos.n(), 3, imageSize, imageSize);
      double[][] logits = head.logits(FeatureMatrix.ofRows(features));
      double[][] probabilities = new double[logits.length][];
      for (int i = 0; i < logits.length; i++) {
        probabilities[i] = Softmax.probabilities(logits[i], temperature);
      }
      return probabilities;
    }
  }

  /** Resized and normalised, (n, 3, size, size). */
  private FloatBuffer normalised(Photos photos, SquareView view) {
    Normalisation normalisation = backbone.card().normalisation();
    int area = imageSize * imageSize;
    FloatBuffer pixels = FloatBuffer.allocate(photos.n() * 3 * area);
    for (int i = 0; i < photos.n(); i++) {
      ByteBuffer square = view.of(photos.pixels(i), fit, imageSize, normalisation.grey()).view();
      for (int channel = 0; channel < 3; channel++) {
        for (int at = 0; at < area; at++) {
          float value = square.get(at * 3 + channel) & 0xff;
          float centred = value - normalisation.mean().get(channel);
          pixels.put(centred / normalisation.std().get(channel));
        }
      }
    }
    return pixels.flip();
  }

  /** A linear head of random weights. */
  static Head randomHead(int classes, int features) {
    return new Head(List.of(randomLayer(3, classes, features)));
  }

  /** A head of random weights with a hidden layer. */
  static Head randomHead(int classes, int features, int hidden) {
    return new Head(List.of(randomLayer(4, hidden, features), randomLayer(5, classes, hidden)));
  }

  private static Dense randomLayer(long seed, int units, int inputs) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] weights = new float[units * inputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.2 * random.nextGaussian());
    }
    float[] biases = new float[units];
    for (int i = 0; i < biases.length; i++) {
      biases[i] = (float) (0.1 * random.nextGaussian());
    }
    return new Dense(inputs, weights, biases);
  }
}
