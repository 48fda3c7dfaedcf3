package graft.app.job;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/*
 * The serial collector enlarges the old generation for what is promoted to it and collects it only
 * where it cannot grow any more, so that a long run comes to hold many times what lives. Here it is
 * collected once an eighth more has come than lived at the last time.
 */
/** Keeps the heap of a run over many photos near what lives, until it is closed. */
final class HeapKeeper implements AutoCloseable {
  private static final long LEAST_ROOM = 8L << 20; // bytes between what lives and a collection

  private final Optional<MemoryPoolMXBean> old;
  private final NotificationListener listener = (notification, none) -> heard(notification);

  private HeapKeeper(Optional<MemoryPoolMXBean> old) {
    this.old = old;
  }

  /** For a run over so many photos: few need none. */
  static HeapKeeper of(int photos) {
    HeapKeeper keeper = new HeapKeeper(ManyPhotos.are(photos) ? oldGeneration() : Optional.empty());
    keeper.old.ifPresent(keeper::watch);
    return keeper;
  }

  /** Where what has lived for long lies; empty for a collector that has no such place. */
  private static Optional<MemoryPoolMXBean> oldGeneration() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(pool -> pool.isUsageThresholdSupported() && pool.getCollectionUsage() != null)
        .findFirst();
  }

  private void watch(MemoryPoolMXBean pool) {
    emitter().addNotificationListener(listener, null, null);
    allow(pool, pool.getUsage());
  }

  private static NotificationEmitter emitter() {
    return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
  }

  private void heard(Notification notification) {
    if (notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
      System.gc();
      old.ifPresent(pool -> allow(pool, pool.getCollectionUsage()));
    }
  }

  private static void allow(MemoryPoolMXBean pool, MemoryUsage living) {
    long threshold = living.getUsed() + Math.max(LEAST_ROOM, living.getUsed() / 8);
    pool.setUsageThreshold(living.getMax() < 0 ? threshold : Math.min(threshold, living.getMax()));
  }

  @Override
  public void close() {
    old.ifPresent(
        pool -> {
          pool.setUsageThreshold(0);
          try {
            emitter().removeNotificationListener(listener);
          } catch (ListenerNotFoundException e) {
            throw new IllegalStateException("The heap was not watched", e);
          }
        });
  }
}
