package graft.app.report;

import graft.core.run.RunResult;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the run was made with.
 *
 * @param command the command line
 * @param facts name and value
 * @param times each stage and how long it took
 */
public record OriginView(String command, List<Fact> facts, List<Fact> times) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  /** A name and what it stands for. */
  public record Fact(String name, String value) {}

  static OriginView of(ReportData data, ReportWords words) {
    return new OriginView(
        Visible.text(data.origin().command()),
        facts(data.result(), data.origin(), words),
        times(data.result(), words));
  }

  private static List<Fact> facts(RunResult result, Origin origin, ReportWords words) {
    RunResult.BackboneUsed backbone = result.backbone();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.say("origin.finished"), minute(origin)));
    facts.add(new Fact(words.say("origin.graft"), result.graft()));
    facts.add(new Fact(words.say("origin.photos"), Visible.text(result.photos().folder())));
    facts.add(new Fact(words.say("origin.data"), origin.dataHash()));
    facts.add(new Fact(words.say("origin.seed"), Long.toString(result.split().seed())));
    facts.add(new Fact(words.say("origin.backbone"), backbone(backbone, words)));
    facts.addAll(tuned(result.best(), words));
    facts.add(new Fact(words.say("origin.source"), origin.backboneSource()));
    facts.add(new Fact(words.say("origin.licence"), origin.backboneLicence()));
    facts.add(new Fact(words.say("origin.sha256"), backbone.sha256()));
    for (Map.Entry<String, String> version : origin.versions().entrySet()) {
      facts.add(new Fact(version.getKey(), version.getValue()));
    }
    return facts;
  }

  private static String backbone(RunResult.BackboneUsed backbone, ReportWords words) {
    return words.say(
        "origin.backbone.value",
        "name",
        backbone.name(),
        "size",
        backbone.imageSize(),
        "fit",
        backbone.fit(),
        "features",
        Numbers.count(backbone.features()));
  }

  /** What the classifier is made of beside backbone and head. */
  private static List<Fact> tuned(RunResult.Best best, ReportWords words) {
    List<Fact> facts = new ArrayList<>();
    RunResult.FineTune fineTune = best.fineTune();
    if (fineTune != null) {
      facts.add(new Fact(words.say("origin.fineTune"), fineTuned(fineTune, words)));
      if (fineTune.frozenShare() > 0) {
        long share = Math.round(100 * fineTune.frozenShare());
        facts.add(
            new Fact(
                words.say("origin.frozenShare"),
                words.say("origin.frozenShare.value", "share", share)));
      }
    }
    RunResult.Discriminant beside = best.discriminant();
    if (beside != null) {
      facts.add(
          new Fact(
              words.say(fineTune == null ? "origin.discriminant" : "origin.discriminant.before"),
              words.say(
                  "origin.discriminant.value",
                  "weight",
                  beside.weight(),
                  "shrinkage",
                  beside.shrinkage())));
    }
    return facts;
  }

  private static String fineTuned(RunResult.FineTune fineTune, ReportWords words) {
    return words.say(
        "origin.fineTune.value",
        "blocks",
        fineTune.blocks(),
        "epoch",
        fineTune.bestEpoch(),
        "epochs",
        fineTune.epochs(),
        "views",
        fineTune.views());
  }

  private static String minute(Origin origin) {
    return MINUTE.format(origin.finished().atOffset(ZoneOffset.UTC));
  }

  private static List<Fact> times(RunResult result, ReportWords words) {
    RunResult.Seconds s = result.seconds();
    List<Fact> times = new ArrayList<>();
    times.add(new Fact(words.say("time.scan"), Numbers.duration(s.scan(), words)));
    times.add(new Fact(words.say("time.features"), Numbers.duration(s.features(), words)));
    times.add(new Fact(words.say("time.tune"), Numbers.duration(s.tune(), words)));
    if (s.fineTune() > 0) {
      times.add(new Fact(words.say("time.fineTune"), Numbers.duration(s.fineTune(), words)));
    }
    times.add(new Fact(words.say("time.total"), Numbers.duration(s.total(), words)));
    String memory = words.say("memory", "n", Numbers.count(result.peakMemoryMiB()));
    times.add(new Fact(words.say("time.memory"), memory));
    return times;
  }
}
