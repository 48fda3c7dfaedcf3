/**
 * ONNX Runtime for one model file, and where native libraries are unpacked.
 *
 * <p>Services use {@code graft.predict.Predictor}; this is what it stands on. {@link
 * graft.predict.runtime.ModelSession} is the only class of this module that touches ONNX Runtime.
 */
@NullMarked
package graft.predict.runtime;

import org.jspecify.annotations.NullMarked;
