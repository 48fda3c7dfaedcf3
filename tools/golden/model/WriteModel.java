import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import graft.core.hash.Hash;
import graft.core.head.Head;
import graft.core.head.HeadRecipe;
import graft.core.metrics.Interval;
import graft.predict.pixels.Fit;
import graft.train.model.ModelFacts;
import graft.train.model.ModelParts;
import graft.train.model.ModelWriter;
import graft.vision.backbone.Backbone;
import graft.vision.backbone.Backbones;
import graft.vision.pass.TestViews;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes a model, random photos and what ONNX Runtime for Java makes of them into a folder, for
 * check_model.py. See README.md.
 */
class WriteModel {
  private static final List<String> LABELS =
      List.of("daisy", "向日葵", "say \"rose\"", "🌷\n\ttulip", "back\\slash");
  private static final int[][] SHAPES = {
    {1, 500, 333},
    {1, 300, 640},
    {1, 1, 1},
    {1, 8, 600},
    {1, 288, 288},
    {3, 250, 200},
    {1, 3000, 4000}
  };

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    String backbone = args.length > 1 ? args[1] : Backbones.STANDARD;
    Path model = folder.resolve("model.onnx");
    write(model, Backbones.byName(backbone));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(model.toString(), options)) {
        for (int[] shape : SHAPES) {
          answer(folder, session, shape);
        }
      }
    }
    System.out.println(environment.getVersion());
  }

  private static void write(Path model, Backbone backbone) {
    ModelFacts.TestScore test = new ModelFacts.TestScore(550, 0.92, new Interval(0.895, 0.94));
    var provenance =
        new ModelFacts.Provenance(HeadRecipe.defaults(), Hash.ofText("photos"), 0, test);
    ModelFacts facts =
        new ModelFacts("0.1.0", LABELS, 288, Fit.SQUASH, TestViews.NONE, 1.7, provenance);
    SplittableRandom random = new SplittableRandom(3);
    float[] weights = new float[LABELS.size() * backbone.card().features()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.2 * random.nextGaussian());
    }
    Head head = new Head(backbone.card().features(), weights, new float[LABELS.size()]);
    ModelWriter.write(model, ModelParts.of(backbone, head), facts);
  }

  private static void answer(Path folder, OrtSession session, int[] shape) throws Exception {
    byte[] photo = new byte[shape[0] * shape[1] * shape[2] * 3];
    SplittableRandom random = new SplittableRandom(shape[1]);
    double[] wave = random.doubles(9, 0.2, 6).toArray();
    for (int i = 0; i < photo.length; i++) {
      int c = i % 3 * 3;
      double y = (double) (i / 3 / shape[2]) / shape[1];
      double x = (double) (i / 3 % shape[2]) / shape[2];
      double value = 127 + 90 * Math.sin(wave[c] * x * 3 + wave[c + 1] * y * 3 + wave[c + 2]);
      photo[i] = (byte) (int) (value + random.nextDouble(-38, 38));
    }
    ByteBuffer pixels = ByteBuffer.allocateDirect(photo.length).put(photo).flip();
    long[] dimensions = {shape[0], shape[1], shape[2], 3};
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), pixels, dimensions, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("image", input))) {
      FloatBuffer answer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      ByteBuffer bytes = ByteBuffer.allocate(answer.remaining() * 4).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(answer);
      String name = "%dx%dx%d".formatted(shape[0], shape[1], shape[2]);
      Files.write(folder.resolve(name + ".u8"), photo);
      Files.write(folder.resolve(name + ".f32"), bytes.array());
    }
  }
}
