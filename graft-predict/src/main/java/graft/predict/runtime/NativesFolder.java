package graft.predict.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Where native libraries are unpacked. ONNX Runtime unpacks its own anew for every process unless
 * it is told where they lie; so they are unpacked here once and found again.
 */
public final class NativesFolder {
  private static final String ONNXRUNTIME = "onnxruntime.native.path";
  private static final String JAVACPP = "org.bytedeco.javacpp.cachedir";

  private NativesFolder() {}

  /**
   * Unpacks ONNX Runtime's libraries to the folder, if they are not there, and lets OpenCV's be
   * unpacked there too. Works only before the first library is loaded; what a system property
   * already says stays.
   */
  public static void use(Path folder) {
    if (System.getProperty(JAVACPP) == null) {
      System.setProperty(JAVACPP, folder.resolve("javacpp").toString());
    }
    if (System.getProperty(ONNXRUNTIME) == null) {
      Path target = folder.resolve("onnxruntime-" + version());
      unpack(System.mapLibraryName("onnxruntime"), target);
      unpack(System.mapLibraryName("onnxruntime4j_jni"), target);
      System.setProperty(ONNXRUNTIME, target.toString());
    }
  }

  private static String version() {
    String version = ai.onnxruntime.OrtException.class.getPackage().getImplementationVersion();
    return version == null ? "any" : version;
  }

  private static void unpack(String library, Path folder) {
    Path target = folder.resolve(library);
    String resource = "/ai/onnxruntime/native/" + platform() + "/" + library;
    try (InputStream in = ai.onnxruntime.OrtException.class.getResourceAsStream(resource)) {
      if (in == null || Files.exists(target)) {
        return;
      }
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, library, ".half");
      Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      // Another process was faster.
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The natives' folder must be one that can be written, but %s cannot: %s"
              .formatted(folder, e),
          e);
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    String system = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
    return system + "-" + (arch.equals("aarch64") ? "aarch64" : "x64");
  }
}
