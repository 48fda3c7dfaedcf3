package graft.app.cli;

import java.util.Locale;

/**
 * A progress line with the pace and the time left: written again and again on a terminal, a plain
 * line every few seconds elsewhere. Thread-safe.
 */
final class Progress {
  private static final long LIVE_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  private final Terminal terminal;
  private final boolean quiet;
  private final String title;
  private int total;
  private int done;
  private int start;
  private long began;
  private long told;
  private boolean open;

  Progress(Terminal terminal, boolean quiet, String title) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.title = title;
  }

  synchronized void begin(int count, int alreadyDone) {
    total = count;
    done = alreadyDone;
    start = alreadyDone;
    began = System.nanoTime();
    told = began;
    open = true;
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

  private void tell(long now) {
    if (quiet) {
      return;
    }
    double seconds = Math.max(1e-3, (now - began) / 1e9);
    double pace = (done - start) / seconds;
    String left =
        done >= total || pace == 0 ? "" : ", %s left".formatted(time((total - done) / pace));
    String text =
        String.format(Locale.ROOT, "%s: %d of %d, %.0f a second%s", title, done, total, pace, left);
    if (terminal.live()) {
      terminal.err().print("\r" + text + "\u001b[K");
      terminal.err().flush();
    } else {
      terminal.err().println(text);
    }
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : "%d min %d s".formatted(whole / 60, whole % 60);
  }
}
