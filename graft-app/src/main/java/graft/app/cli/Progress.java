package graft.app.cli;

import graft.core.words.Sentence;
import graft.core.words.Words;
import java.util.Locale;

/**
 * A progress line with the pace and the time left: written again and again on a terminal, a plain
 * line every few seconds elsewhere. Thread-safe.
 */
final class Progress {
  private static final long LIVE_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;
  private static final long BRIEF_NANOS = 1_000_000_000L;

  private final Terminal terminal;
  private final boolean quiet;
  private final Words words;
  private final String key;
  private int total;
  private int done;
  private int start;
  private long began;
  private long told;
  private boolean open;

  /**
   * A line that has not begun.
   *
   * @param key of the template; the one that tells the time left as well ends in ".left"
   */
  Progress(Terminal terminal, boolean quiet, Words words, String key) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.words = words;
    this.key = key;
  }

  synchronized void begin(int count, int alreadyDone) {
    total = count;
    done = alreadyDone;
    start = alreadyDone;
    began = System.nanoTime();
    told = began;
    open = alreadyDone < count; // nothing to tell of work that was done before
  }

  synchronized void add(int count) {
    done += count;
    long now = System.nanoTime();
    if (open && now - told > (terminal.live() ? LIVE_NANOS : PLAIN_NANOS)) {
      told = now;
      tell(now);
    }
  }

  /** Ends the line with its last figures; does nothing where it has ended. */
  synchronized void end() {
    if (!open) {
      return;
    }
    tell(System.nanoTime());
    if (terminal.live() && !quiet) {
      terminal.err().println();
    }
    open = false;
  }

  /** Ends the line; of work that took less than a second nothing stays. */
  synchronized void endUnlessBrief() {
    if (System.nanoTime() - began >= BRIEF_NANOS) {
      end();
    } else if (open && terminal.live() && !quiet) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
    open = false;
  }

  private void tell(long now) {
    if (quiet) {
      return;
    }
    double seconds = Math.max(1e-3, (now - began) / 1e9);
    String text = words.say(sentence((done - start) / seconds));
    if (terminal.live()) {
      terminal.err().print("\r" + text + "\u001b[K");
      terminal.err().flush();
    } else {
      terminal.err().println(text);
    }
  }

  private Sentence sentence(double pace) {
    boolean known = done < total && pace > 0;
    Sentence sentence =
        Sentence.of(known ? key + ".left" : key)
            .with("done", done)
            .with("total", total)
            .with("pace", String.format(Locale.ROOT, pace < 1 ? "%.1f" : "%.0f", pace));
    return known ? sentence.with("left", time((total - done) / pace)) : sentence;
  }

  private String time(double seconds) {
    long whole = Math.round(seconds);
    return words.say(
        whole < 60
            ? Sentence.of("progress.seconds").with("s", whole)
            : Sentence.of("progress.minutes").with("m", whole / 60).with("s", whole % 60));
  }
}
