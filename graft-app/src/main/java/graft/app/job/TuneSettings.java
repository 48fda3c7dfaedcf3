package graft.app.job;

import graft.app.backbone.OnnxOptions;
import graft.core.augment.Augmentation;
import graft.core.device.Device;
import graft.core.device.DeviceChoice;
import graft.core.photos.PhotoSource;
import graft.core.split.SplitSettings;
import graft.core.study.StudyPlan;
import graft.core.words.Language;
import graft.predict.pixels.Fit;
import graft.train.head.TrainerSettings;
import graft.vision.backbone.Backbones;
import graft.vision.pass.TestViews;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person can say about a run.
 *
 * @param folders where photos are read and results written
 * @param image the backbone and the size of its input
 * @param split how photos are dealt out
 * @param plan what the study does
 * @param machine what the run works with
 * @param budget how long it may take
 * @param augmentation what a person asked for; empty for what the study tries
 * @param fineTune whether the last blocks of the backbone are trained as well
 * @param discriminant whether a linear discriminant may answer beside the head that a study chose
 */
public record TuneSettings(
    Folders folders,
    Image image,
    SplitSettings split,
    StudyPlan plan,
    Machine machine,
    Budget budget,
    Optional<Augmentation> augmentation,
    FineTune fineTune,
    boolean discriminant) {

  /**
   * Where things lie.
   *
   * @param photos the labelled photos
   * @param out the run folder; empty means runs/PHOTOS-N
   * @param cache the feature cache's folder; empty means the platform's
   * @param start what to do where a run lies already
   */
  public record Folders(
      PhotoSource photos, Optional<Path> out, Optional<Path> cache, StartMode start) {}

  /** What to do where a run lies already. */
  public enum StartMode {
    /** Go on with an unfinished run of the same photos and settings. */
    GO_ON,
    /** Start anew beside or instead of an unfinished run. */
    FRESH,
    /** Replace whatever run lies in the output folder. */
    OVERWRITE
  }

  /**
   * How photos become features.
   *
   * @param backbone its name, the path of an ONNX file, or {@link #AUTO}
   * @param size of the square in pixels; empty means the backbone's standard
   * @param fit how a photo becomes a square; empty means what the photos say
   * @param views what the model looks at beside a photo when it is asked
   * @param onnx what is said of the file, where it is one
   */
  public record Image(
      String backbone,
      Optional<Integer> size,
      Optional<Fit> fit,
      TestViews views,
      OnnxOptions onnx) {
    /** How a photo becomes a square where nobody says otherwise. */
    public static final Fit STANDARD_FIT = Fit.SQUASH;

    /** In the place of a backbone: what the photos say, of it and of the size. */
    public static final String AUTO = "auto";

    /** Of a backbone that has a name. */
    public Image(String backbone, Optional<Integer> size, Optional<Fit> fit) {
      this(backbone, size, fit, TestViews.NONE, OnnxOptions.NONE);
    }

    /**
     * Passes over the photos that share the time of a run with a deadline, the first among them.
     */
    double passes() {
      return 1
          + (backbone.equals(AUTO) ? BackboneTime.PASSES : 0)
          + (fit.isEmpty() ? TimedFit.PASSES : 0)
          + views.beside().size();
    }

    /** How it becomes one, as a person says it. */
    public String fitWord() {
      return fit.map(Fit::word).orElse("auto");
    }
  }

  /**
   * What a run works with; none of it changes the result, but the device its last digits.
   *
   * @param threads workers, 1 or more
   * @param device what was asked for to compute networks on
   * @param pictures whether the report shows photos
   * @param language of the report
   * @param command the command line that was typed, for the report
   */
  public record Machine(
      int threads, DeviceChoice device, boolean pictures, Language language, String command) {}

  /**
   * How long a run may take.
   *
   * @param minutes for the whole run, above 0; empty for as long as it takes
   */
  public record Budget(Optional<Double> minutes) {
    public Budget {
      if (minutes.isPresent() && !(minutes.get() > 0 && Double.isFinite(minutes.get()))) {
        throw new IllegalArgumentException(
            "minutes must be above 0, got " + minutes.get() + " (--minutes)");
      }
    }
  }

  /**
   * The training of the backbone's last blocks.
   *
   * @param when there is any
   * @param cacheGib the most that activations may take on disk meanwhile, in GiB, above 0
   */
  public record FineTune(When when, double cacheGib) {
    /** None. */
    public static final FineTune NONE = new FineTune(When.NEVER, 4);

    /** When the last blocks are trained. */
    public enum When {
      NEVER,
      /** Where the minutes leave room for it and there are photos enough to judge it on. */
      IF_TIME,
      ALWAYS
    }

    public FineTune {
      if (!(cacheGib > 0 && Double.isFinite(cacheGib))) {
        throw new IllegalArgumentException(
            "cache must be above 0 GiB, got " + cacheGib + " (--cache-gib)");
      }
    }

    boolean wanted() {
      return when != When.NEVER;
    }

    boolean always() {
      return when == When.ALWAYS;
    }
  }

  /** Everything as it is meant to be, for a folder that speaks for itself. */
  public static TuneSettings of(Path photos) {
    return of(PhotoSource.of(photos));
  }

  /** Everything as it is meant to be. */
  public static TuneSettings of(PhotoSource photos) {
    return new TuneSettings(
        new Folders(photos, Optional.empty(), Optional.empty(), StartMode.GO_ON),
        new Image(Backbones.STANDARD, Optional.empty(), Optional.of(Image.STANDARD_FIT)),
        SplitSettings.defaults(),
        StudyPlan.defaults(),
        new Machine(
            Runtime.getRuntime().availableProcessors(),
            DeviceChoice.AUTO,
            true,
            Language.ENGLISH,
            "./graft tune " + photos.asText()),
        new Budget(Optional.empty()),
        Optional.empty(),
        FineTune.NONE,
        true);
  }

  public TuneSettings withFolders(Folders value) {
    return new TuneSettings(
        value, image, split, plan, machine, budget, augmentation, fineTune, discriminant);
  }

  public TuneSettings withImage(Image value) {
    return new TuneSettings(
        folders, value, split, plan, machine, budget, augmentation, fineTune, discriminant);
  }

  public TuneSettings withSplit(SplitSettings value) {
    return new TuneSettings(
        folders, image, value, plan, machine, budget, augmentation, fineTune, discriminant);
  }

  public TuneSettings withPlan(StudyPlan value) {
    return new TuneSettings(
        folders, image, split, value, machine, budget, augmentation, fineTune, discriminant);
  }

  public TuneSettings withMachine(Machine value) {
    return new TuneSettings(
        folders, image, split, plan, value, budget, augmentation, fineTune, discriminant);
  }

  public TuneSettings withBudget(Budget value) {
    return new TuneSettings(
        folders, image, split, plan, machine, value, augmentation, fineTune, discriminant);
  }

  /** The same with an augmentation that the plan's recipes name. */
  public TuneSettings withAugmentation(Optional<Augmentation> value) {
    return new TuneSettings(
        folders, image, split, plan, machine, budget, value, fineTune, discriminant);
  }

  public TuneSettings withFineTune(FineTune value) {
    return new TuneSettings(
        folders, image, split, plan, machine, budget, augmentation, value, discriminant);
  }

  public TuneSettings withDiscriminant(boolean value) {
    return new TuneSettings(
        folders, image, split, plan, machine, budget, augmentation, fineTune, value);
  }

  /** An augmentation's name in a recipe: its text without spaces. */
  public static String name(Augmentation augmentation) {
    return augmentation.spec().replace(' ', ',');
  }

  /**
   * Everything that decides the result, as one line of text.
   *
   * @param backbone what tells it from others
   * @param device what its networks are computed on
   */
  String decisive(String backbone, int imageSize, Device device) {
    String minutes = budget.minutes().map(m -> " minutes=" + m).orElse("");
    String tuned =
        switch (fineTune.when()) {
          case NEVER -> "";
          case IF_TIME -> " fineTune=ifTime";
          case ALWAYS -> " fineTune";
        };
    String alone = discriminant ? "" : " noDiscriminant";
    TestViews beside = image.views();
    String views = beside == TestViews.NONE ? "" : " testViews=" + beside.word();
    String where = device == Device.CPU ? "" : " device=" + device.word();
    String more = minutes + tuned + alone + views + where;
    return "%s %s-%d %s %s%s".formatted(backbone, image.fitWord(), imageSize, split, plan, more);
  }

  /** How heads are trained. */
  TrainerSettings trainer() {
    return TrainerSettings.defaults()
        .withSeed(split.seed())
        .withThreads(machine.threads())
        .withCorrectPriors(!plan.metric().balanced());
  }
}
