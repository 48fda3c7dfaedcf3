package graft.core.doctor;

import graft.core.doctor.Sketch.Window;

/*
 * 1. Windows of one photo, of the other's shape, from the whole down to half a side, are set
 *    against the other at 16 x 16 pixels; then the other way round, and both mirrored.
 * 2. The likest is shifted and resized in ever smaller steps while it grows likelier.
 * 3. What counts is the detail: at 32 x 32 pixels, each less the mean of the 5 x 5 around it. A
 *    bright flower in the middle of a dark lawn is like another one, but not in its detail.
 */
/** How alike two photos are where one is the other, or a part of it, perhaps mirrored. */
public final class Alignment {
  private static final int COARSE = 16;
  private static final int FINE = 32;
  private static final double STEP = 0.05;
  private static final double SMALLEST = 0.5; // of the longer side that fits
  private static final double LAST_STEP = 0.004;

  /** The coarse correlation below which a window is not looked at in detail. */
  private static final double WORTH = 0.6;

  /** Pixels around one that are its neighbourhood. */
  private static final int AROUND = 2;

  private final Sketch whole;
  private final float[] coarse; // the other photo, (16, 16)
  private final float[] fine; // (32, 32)
  private final double ratio; // width by height of a window, in shares

  private Alignment(Sketch whole, Sketch part) {
    this.whole = whole;
    this.coarse = part.part(Window.WHOLE, COARSE);
    this.fine = part.part(Window.WHOLE, FINE);
    this.ratio = part.shape() / whole.shape();
  }

  /** The correlation of their detail where they are likest, -1 to 1; 0 where nothing fits. */
  public static double likeness(Sketch one, Sketch other) {
    Sketch mirrored = other.mirrored();
    double straight =
        Math.max(new Alignment(one, other).likeness(), new Alignment(other, one).likeness());
    double turned =
        Math.max(new Alignment(one, mirrored).likeness(), new Alignment(mirrored, one).likeness());
    return Math.max(straight, turned);
  }

  private double likeness() {
    Window window = likest();
    if (correlation(whole.part(window, COARSE), coarse) < WORTH) {
      return 0;
    }
    return correlation(detail(whole.part(refined(window), FINE)), detail(fine));
  }

  private Window likest() {
    Window best = Window.WHOLE;
    double most = -1;
    for (double side = 1; side > SMALLEST - 1e-9; side -= STEP) {
      double width = ratio >= 1 ? side : side * ratio;
      double height = ratio >= 1 ? side / ratio : side;
      for (double x = 0; x < 1 - width + 1e-9; x += STEP) {
        for (double y = 0; y < 1 - height + 1e-9; y += STEP) {
          Window window = new Window(x, y, width, height);
          double now = correlation(whole.part(window, COARSE), coarse);
          if (now > most) {
            most = now;
            best = window;
          }
        }
      }
    }
    return best;
  }

  private Window refined(Window window) {
    Window best = window;
    double most = correlation(whole.part(best, FINE), fine);
    for (double step = STEP / 2; step > LAST_STEP; ) {
      boolean better = false;
      for (Window next : around(best, step)) {
        double now = next.isInside() ? correlation(whole.part(next, FINE), fine) : -1;
        if (now > most) {
          most = now;
          best = next;
          better = true;
        }
      }
      step = better ? step : step / 2;
    }
    return best;
  }

  private static Window[] around(Window w, double step) {
    return new Window[] {
      new Window(w.x() + step, w.y(), w.width(), w.height()),
      new Window(w.x() - step, w.y(), w.width(), w.height()),
      new Window(w.x(), w.y() + step, w.width(), w.height()),
      new Window(w.x(), w.y() - step, w.width(), w.height()),
      resized(w, 1 + step),
      resized(w, 1 - step)
    };
  }

  /** The same middle. */
  private static Window resized(Window w, double times) {
    return new Window(
        w.x() - (times - 1) * w.width() / 2,
        w.y() - (times - 1) * w.height() / 2,
        w.width() * times,
        w.height() * times);
  }

  /** What is left of each pixel without its neighbourhood. */
  private static float[] detail(float[] values) {
    float[] detail = new float[values.length];
    for (int y = 0; y < FINE; y++) {
      for (int x = 0; x < FINE; x++) {
        float sum = 0;
        for (int dy = -AROUND; dy <= AROUND; dy++) {
          for (int dx = -AROUND; dx <= AROUND; dx++) {
            sum += values[Math.clamp(y + dy, 0, FINE - 1) * FINE + Math.clamp(x + dx, 0, FINE - 1)];
          }
        }
        int at = y * FINE + x;
        detail[at] = values[at] - sum / ((2 * AROUND + 1) * (2 * AROUND + 1));
      }
    }
    return detail;
  }

  /** Pearson's, -1 to 1; 0 where one of them is all one tone. */
  private static double correlation(float[] a, float[] b) {
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    for (int i = 0; i < a.length; i++) {
      sumA += a[i];
      sumB += b[i];
      squaresA += a[i] * a[i];
      squaresB += b[i] * b[i];
      products += a[i] * b[i];
    }
    double varianceA = squaresA - sumA * sumA / a.length;
    double varianceB = squaresB - sumB * sumB / a.length;
    return varianceA < 1e-3 || varianceB < 1e-3
        ? 0
        : (products - sumA * sumB / a.length) / Math.sqrt(varianceA * varianceB);
  }
}
