package graft.train.model;

import ai.onnxruntime.OrtException;
import graft.core.features.FeatureMatrix;
import graft.core.head.Head;
import graft.core.metrics.Softmax;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.BackboneCard.Normalisation;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;

/** What a model must answer, piece by piece: resize, normalise, backbone, head, softmax. */
record Reference(Backbone backbone, Head head, int imageSize, double temperature) {

  /** Probabilities, (n)(classes). */
  double[][] probabilities(Photos photos) throws OrtException {
    long[] shape = {photos.n(), 3, photos.height(), photos.width()};
    try (OnnxSession resize = OnnxSession.of(SmallGraphs.resize(imageSize));
        OnnxSession body = OnnxSession.of(backbone.onnx())) {
      OnnxSession.Output square = resize.run(photos.planes(), shape);
      float[][] features = body.run(normalised(square), photos.n(), 3, imageSize, imageSize).rows();
      double[][] logits = head.logits(FeatureMatrix.ofRows(features));
      double[][] probabilities = new double[logits.length][];
      for (int i = 0; i < logits.length; i++) {
        probabilities[i] = Softmax.probabilities(logits[i], temperature);
      }
      return probabilities;
    }
  }

  private FloatBuffer normalised(OnnxSession.Output square) {
    Normalisation normalisation = backbone.card().normalisation();
    float[] pixels = new float[square.values().remaining()]; // (n, 3, size, size)
    int area = imageSize * imageSize;
    for (int i = 0; i < pixels.length; i++) {
      int channel = i / area % 3;
      float centred = square.values().get(i) - normalisation.mean().get(channel);
      pixels[i] = centred / normalisation.std().get(channel);
    }
    return FloatBuffer.wrap(pixels);
  }

  /** A head of random weights. */
  static Head randomHead(int classes, int features) {
    SplittableRandom random = new SplittableRandom(3);
    float[] weights = new float[classes * features];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.2 * random.nextGaussian());
    }
    float[] biases = new float[classes];
    for (int i = 0; i < biases.length; i++) {
      biases[i] = (float) (0.1 * random.nextGaussian());
    }
    return new Head(features, weights, biases);
  }
}
