package graft.vision.pass;

import java.nio.ByteBuffer;

/**
 * A graph that is run and never trained: a backbone, or what lies below a cut of it.
 *
 * @param name for messages
 * @param onnx the file, direct; its one output is what is made of a photo
 * @param input its input, float32 (n, 3, height, width)
 */
public record FrozenPart(String name, ByteBuffer onnx, String input) {}
