/**
 * Using a model: all that a service needs.
 *
 * <p>Start with {@link graft.predict.Predictor}, which opens a {@code model.onnx}, and {@link
 * graft.predict.Prediction}, what it says of a photo.
 *
 * <pre>{@code
 * try (Predictor predictor = Predictor.open(Path.of("runs/photos-1/model.onnx"))) {
 *   Prediction prediction = predictor.predict(Path.of("photo.jpg"));
 *   System.out.println(prediction.label() + " " + prediction.probability());
 * }
 * }</pre>
 *
 * <p>Nothing of training comes in here: this module stands on OpenCV and ONNX Runtime alone and
 * runs on Java 17.
 */
@NullMarked
package graft.predict;

import org.jspecify.annotations.NullMarked;
