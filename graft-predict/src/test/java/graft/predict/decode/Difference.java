package graft.predict.decode;

import static org.assertj.core.api.Assertions.assertThat;

import graft.predict.pixels.Pixels;

/** How far two pictures are apart, in levels of 256. */
record Difference(int most, double mean) {
  static Difference between(Pixels a, Pixels b) {
    assertThat(a).hasToString(b.toString()); // their sizes
    int most = 0;
    long sum = 0;
    for (int i = 0; i < a.byteCount(); i++) {
      int apart = Math.abs((a.view().get(i) & 0xff) - (b.view().get(i) & 0xff));
      most = Math.max(most, apart);
      sum += apart;
    }
    return new Difference(most, (double) sum / a.byteCount());
  }
}
