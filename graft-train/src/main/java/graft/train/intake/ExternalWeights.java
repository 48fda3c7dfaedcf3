package graft.train.intake;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import graft.core.error.UserError;
import graft.core.hash.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Weights that an ONNX file keeps in other files beside it, such as {@code model.onnx.data}. */
final class ExternalWeights {
  private final Path onnx;
  private final Map<String, Hash> read = new TreeMap<>();

  ExternalWeights(Path onnx) {
    this.onnx = onnx;
  }

  /** The model with all its weights inside. */
  ModelProto inside(ModelProto model) {
    if (model.getGraph().getInitializerList().stream().noneMatch(ExternalWeights::isOutside)) {
      return model;
    }
    GraphProto.Builder graph = model.getGraph().toBuilder();
    for (TensorProto.Builder weights : graph.getInitializerBuilderList()) {
      if (weights.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
        fetch(weights);
      }
    }
    return model.toBuilder().setGraph(graph).build();
  }

  /** The hash of the file with these bytes and of all that was read besides. */
  Hash hash(byte[] file) {
    if (read.isEmpty()) {
      return Hash.of(file);
    }
    StringBuilder all = new StringBuilder(Hash.of(file).hex());
    read.forEach((name, hash) -> all.append(' ').append(name).append(' ').append(hash.hex()));
    return Hash.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isOutside(TensorProto weights) {
    return weights.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
  }

  private void fetch(TensorProto.Builder weights) {
    Map<String, String> place = new HashMap<>();
    for (StringStringEntryProto entry : weights.getExternalDataList()) {
      place.put(entry.getKey(), entry.getValue());
    }
    String location = place.getOrDefault("location", "");
    Path file = beside(location);
    try (FileChannel channel = FileChannel.open(file)) {
      long offset = Long.parseLong(place.getOrDefault("offset", "0"));
      String length = place.getOrDefault("length", "");
      long bytes = length.isEmpty() ? channel.size() - offset : Long.parseLong(length);
      if (offset < 0 || bytes < 0 || offset + bytes > channel.size()) {
        throw new UserError(
            "%s must hold the weights %s at bytes %d to %d, but it has %d bytes: copy it again, together with %s"
                .formatted(file, weights.getName(), offset, offset + bytes, channel.size(), onnx));
      }
      ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(bytes));
      while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {}
      weights
          .setRawData(ByteString.copyFrom(buffer.flip()))
          .clearExternalData()
          .clearDataLocation();
      read.computeIfAbsent(location, name -> hashOf(file));
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      throw new UserError(
          "%s must hold weights of %s, but it cannot be read: %s".formatted(file, onnx, e), e);
    }
  }

  private static Hash hashOf(Path file) {
    try {
      return Hash.of(Files.readAllBytes(file));
    } catch (IOException | OutOfMemoryError e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  /** A file in the same folder or below: an ONNX file has no business elsewhere. */
  private Path beside(String location) {
    Path folder = onnx.toAbsolutePath().normalize().resolveSibling("");
    Path file = folder.resolve(location).normalize();
    if (location.isEmpty() || !file.startsWith(folder)) {
      throw new UserError(
          "%s must keep its weights in its own folder, got \"%s\"".formatted(onnx, location));
    }
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "%s keeps its weights in %s, which must lie beside it and does not: copy both files"
              .formatted(onnx, location));
    }
    return file;
  }
}
