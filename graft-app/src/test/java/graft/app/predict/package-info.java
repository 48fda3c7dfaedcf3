/**
 * graft-predict with a real model, as a service uses it. {@link graft.app.predict.SmallModel} makes
 * the model, {@link graft.app.predict.ChildJava} runs a service in a process of its own.
 */
@org.jspecify.annotations.NullMarked
package graft.app.predict;
