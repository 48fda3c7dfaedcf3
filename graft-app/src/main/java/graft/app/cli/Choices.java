package graft.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * What options with a few choices may say: the constants of an enum, in small letters, as the
 * contract writes them. Capitals are read as well.
 */
final class Choices {
  private Choices() {}

  /**
   * Lets all options of a command and of those below it be read, and named in errors, like this.
   */
  static void register(CommandLine line) {
    types(line).distinct().forEach(type -> register(line, type));
  }

  private static Stream<Class<?>> types(CommandLine line) {
    Stream<Class<?>> own =
        line.getCommandSpec().args().stream()
            .<Class<?>>flatMap(arg -> Arrays.stream(arg.auxiliaryTypes()))
            .filter(Class::isEnum);
    return Stream.concat(own, line.getSubcommands().values().stream().flatMap(Choices::types));
  }

  private static <T> void register(CommandLine line, Class<T> type) {
    line.registerConverter(type, value -> read(type, value));
  }

  private static <T> T read(Class<T> type, String value) {
    List<T> constants = List.of(Objects.requireNonNull(type.getEnumConstants()));
    return constants.stream()
        .filter(constant -> word(constant).equals(value.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s, got '%s'"
                        .formatted(constants.stream().map(Choices::word).toList(), value)));
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }
}
