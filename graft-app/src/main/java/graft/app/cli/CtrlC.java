package graft.app.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/*
 * sun.misc.Signal is the only way to hear a signal without ending the JVM, and the compiler warns
 * of it in a way that cannot be silenced; hence by reflection.
 */
/** The first Ctrl-C asks the job to end; the second ends the process at once. */
final class CtrlC implements AutoCloseable {
  private final Object before;

  private CtrlC(Object before) {
    this.before = before;
  }

  static CtrlC listen(Runnable first) {
    AtomicInteger count = new AtomicInteger();
    return new CtrlC(
        handle(
            handler(
                () -> {
                  if (count.incrementAndGet() == 1) {
                    first.run();
                  } else {
                    Runtime.getRuntime().halt(Graft.INTERRUPTED);
                  }
                })));
  }

  @Override
  public void close() {
    handle(before);
  }

  @SuppressWarnings("ReferenceEquality") // a handler equals itself alone
  private static Object handler(Runnable onSignal) {
    InvocationHandler calls =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                onSignal.run();
                yield proxy;
              }
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "CtrlC";
            };
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      return Proxy.newProxyInstance(CtrlC.class.getClassLoader(), new Class<?>[] {type}, calls);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("This JVM has no sun.misc.SignalHandler", e);
    }
  }

  /** Installs a handler for SIGINT and gives the one before. */
  private static Object handle(Object handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      return signal
          .getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
          .invoke(null, interrupt, handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("SIGINT cannot be listened to", e);
    }
  }
}
