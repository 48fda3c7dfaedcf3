package graft.train.finetune;

import graft.train.torch.Batch;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Photos in batches: their activations, and their labels.
 *
 * @param rows whose activations are where
 * @param shape of a row: channels, height, width; or tokens, channels
 * @param activations of all rows
 * @param size of a batch; the last one may be smaller
 * @param seed of the order of photos and views
 */
record Batches(Rows rows, List<Long> shape, Activations activations, int size, long seed) {

  /** A batch with its labels. */
  @SuppressWarnings("ArrayRecordComponent") // made for one step
  record Labelled(Batch batch, int[] labels) {}

  /** Batches of photos to learn from. */
  int steps() {
    return Math.ceilDiv(rows.train().size(), size);
  }

  /** A batch of photos to learn from, in an epoch's order, each by its view of that epoch. */
  Labelled train(int[] order, int at, int epoch) {
    int from = at * size;
    int count = Math.min(size, order.length - from);
    int[] labels = new int[count];
    long[] places = new long[count];
    for (int i = 0; i < count; i++) {
      int photo = order[from + i];
      labels[i] = rows.train().get(photo);
      places[i] = rows.train(photo, rows.view(seed, epoch, photo));
    }
    return new Labelled(read(places), labels);
  }

  /** All photos to validate on, in their order. */
  Stream<Batch> validation() {
    int photos = rows.validation().size();
    return Stream.iterate(0, from -> from < photos, from -> from + size)
        .map(
            from ->
                read(
                    LongStream.range(from, Math.min(photos, from + size))
                        .map(photo -> rows.validation((int) photo))
                        .toArray()));
  }

  private Batch read(long[] places) {
    short[] values = new short[places.length * activations.numbers()];
    for (int i = 0; i < places.length; i++) {
      activations.copy(places[i], values, i * activations.numbers());
    }
    List<Long> whole = Stream.concat(Stream.of((long) places.length), shape.stream()).toList();
    return new Batch.Halves(whole, values);
  }
}
