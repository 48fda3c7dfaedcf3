package graft.train.intake;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.InvalidProtocolBufferException;
import graft.core.error.UserError;
import graft.core.hash.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX file as somebody brings it.
 *
 * @param path where it lies
 * @param sha256 of its bytes, and of the files that hold its weights
 * @param model what it says, all weights inside
 */
record OnnxFile(Path path, Hash sha256, ModelProto model) {
  /** Older files say too much in other words. */
  private static final int OLDEST = 11;

  /** What ONNX Runtime 1.23 knows. */
  private static final int NEWEST = 23;

  /** A message of protobuf is no larger. */
  private static final long MOST_BYTES = Integer.MAX_VALUE;

  /**
   * Reads a file, and the files beside it that hold its weights.
   *
   * @throws UserError if it cannot be used
   */
  static OnnxFile read(Path path) {
    byte[] bytes = bytes(path);
    ModelProto model = parse(path, bytes);
    checkOpset(path, model);
    ExternalWeights weights = new ExternalWeights(path);
    ModelProto whole = weights.inside(model);
    return new OnnxFile(path, weights.hash(bytes), whole);
  }

  /** The version of ONNX's own operators that it is written for. */
  int opset() {
    return opset(model);
  }

  static boolean isStandard(String domain) {
    return domain.isEmpty() || domain.equals("ai.onnx");
  }

  private static int opset(ModelProto model) {
    return model.getOpsetImportList().stream()
        .filter(opset -> isStandard(opset.getDomain()))
        .mapToInt(opset -> Math.toIntExact(opset.getVersion()))
        .findFirst()
        .orElse(0);
  }

  private static byte[] bytes(Path path) {
    try {
      if (!Files.isRegularFile(path)) {
        throw new UserError(
            "backbone must be an ONNX file or the name of one that 'graft backbones' lists, but there is no file %s (--backbone)"
                .formatted(path));
      }
      long size = Files.size(path);
      if (size > MOST_BYTES) {
        throw new UserError(
            "%s must be smaller than 2 GiB, got %d MiB. Take a smaller network, or one with weights of 16 bits"
                .formatted(path, size >> 20));
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UserError("%s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static ModelProto parse(Path path, byte[] bytes) {
    try {
      ModelProto model = ModelProto.parseFrom(bytes);
      if (model.hasGraph() && model.getGraph().getNodeCount() > 0) {
        return model;
      }
      throw notOnnx(path, bytes, null);
    } catch (InvalidProtocolBufferException e) {
      throw notOnnx(path, bytes, e);
    }
  }

  private static UserError notOnnx(Path path, byte[] bytes, @Nullable Exception cause) {
    String looks = looksLike(bytes);
    UserError error =
        new UserError(
            "%s must be an ONNX file, got %s. docs/backbones.md says how a network is written as ONNX"
                .formatted(path, looks));
    if (cause != null) {
      error.addSuppressed(cause);
    }
    return error;
  }

  private static String looksLike(byte[] bytes) {
    if (bytes.length == 0) {
      return "an empty file";
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    return head.startsWith("version https://git-lfs")
        ? "a pointer of Git LFS instead of the file ('git lfs pull' fetches it)"
        : head.startsWith("PK")
            ? "a zip archive, as PyTorch and Keras save their own files"
            : head.startsWith("\u0089HDF")
                ? "an HDF5 file, as Keras saves its own"
                : head.strip().startsWith("<")
                    ? "a page of HTML"
                    : "%d bytes that are none".formatted(bytes.length);
  }

  private static void checkOpset(Path path, ModelProto model) {
    int opset = opset(model);
    if (opset < OLDEST || opset > NEWEST) {
      throw new UserError(
          "%s must be written for opset %d to %d, got %s. Export it again with opset_version=18, or convert it: python3 -c \"import onnx, onnx.version_converter as v; onnx.save(v.convert_version(onnx.load('%s'), 18), 'opset18.onnx')\""
              .formatted(path, OLDEST, NEWEST, opset == 0 ? "none" : opset, path));
    }
    List<String> strange =
        model.getOpsetImportList().stream()
            .map(OperatorSetIdProto::getDomain)
            .filter(domain -> domain.startsWith("ai.onnx.preview"))
            .toList();
    if (!strange.isEmpty()) {
      throw new UserError("%s must not be for training, got %s".formatted(path, strange));
    }
  }
}
