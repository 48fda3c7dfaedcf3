package graft.app.job;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/*
 * The serial collector, which the launcher asks for, enlarges the old generation for what is
 * promoted to it and collects it only where it cannot grow any more, so that a long run comes to
 * hold many times what lives. Here it is collected once an eighth more has come than lived at the
 * last time, 8 MiB at least. Large photos come faster than that, so collections take a thirtieth of
 * the time at most. Other collectors are left to themselves.
 */
/** Keeps the heap of a run over many photos near what lives, until it is closed. */
final class HeapKeeper implements AutoCloseable {
  private static final String OLD = "Tenured Gen"; // as the serial collector calls it
  private static final long LEAST_ROOM = 8L << 20; // bytes between what lives and a collection
  private static final int PAUSE = 30; // times as long as the last collection
  private static final Object LOCK = new Object();
  private static int open; // the threshold is the whole JVM's

  private final Optional<MemoryPoolMXBean> old;
  private final NotificationListener listener = (notification, none) -> heard(notification);
  private boolean closed;
  private long next; // System.nanoTime() from which on it may be collected again

  private HeapKeeper(Optional<MemoryPoolMXBean> old) {
    this.old = old;
  }

  /** For a run over so many photos, after a collection: few need neither. */
  static HeapKeeper of(int photos) {
    HeapKeeper keeper =
        new HeapKeeper(
            ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> ManyPhotos.are(photos) && pool.getName().equals(OLD))
                .findFirst());
    ManyPhotos.letGo(photos);
    keeper.old.ifPresent(keeper::watch);
    return keeper;
  }

  private void watch(MemoryPoolMXBean pool) {
    synchronized (LOCK) {
      open++;
      next = System.nanoTime();
      emitter().addNotificationListener(listener, null, null);
      allow(pool, pool.getUsage());
    }
  }

  private static NotificationEmitter emitter() {
    return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
  }

  private void heard(Notification notification) {
    if (!notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
      return;
    }
    synchronized (LOCK) {
      old.filter(pool -> !closed && pool.isUsageThresholdExceeded()).ifPresent(this::collect);
    }
  }

  private void collect(MemoryPoolMXBean pool) {
    long start = System.nanoTime();
    if (start - next >= 0) {
      System.gc();
      long end = System.nanoTime();
      next = end + PAUSE * (end - start);
    }
    allow(pool, pool.getUsage());
  }

  private static void allow(MemoryPoolMXBean pool, MemoryUsage held) {
    long threshold = held.getUsed() + Math.max(LEAST_ROOM, held.getUsed() / 8);
    pool.setUsageThreshold(Math.min(threshold, held.getMax()));
  }

  @Override
  public void close() {
    old.ifPresent(this::leave);
  }

  private void leave(MemoryPoolMXBean pool) {
    synchronized (LOCK) {
      closed = true;
      open--;
      if (open == 0) {
        pool.setUsageThreshold(0);
      }
    }
    try {
      emitter().removeNotificationListener(listener);
    } catch (ListenerNotFoundException e) {
      throw new IllegalStateException("The heap was not watched", e);
    }
  }
}
