package graft.app.cli;

import graft.app.job.OutputException;
import graft.app.job.Version;
import graft.core.error.UserError;
import graft.core.scratch.ScratchException;
import graft.store.StoreException;
import java.util.List;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The {@code graft} command. */
@Command(
    name = "graft",
    description = "A folder of labelled photos goes in, a tuned image classifier comes out.",
    versionProvider = Graft.VersionLine.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckCommand.class,
      TuneCommand.class,
      TrainCommand.class,
      PredictCommand.class,
      EvaluateCommand.class,
      ExplainCommand.class,
      RunsCommand.class,
      CompareCommand.class,
      KerasCommand.class,
      BackbonesCommand.class,
      CacheCommand.class,
      DemoCommand.class
    })
public final class Graft implements Runnable {
  /** Exit code: done. */
  static final int DONE = 0;

  /** Exit code: it failed, and the user cannot mend it. */
  static final int FAILED = 1;

  /** Exit code: the user can mend it. */
  static final int MENDABLE = 2;

  /** Exit code: interrupted by Ctrl-C. */
  static final int INTERRUPTED = 130;

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  /** The program. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), Terminal.system()));
  }

  /** Runs a command line and gives its exit code. */
  static int run(List<String> args, Terminal terminal) {
    CommandLine line = new CommandLine(new Graft(), new Factory(terminal));
    line.setOut(terminal.out()).setErr(terminal.err());
    line.setOverwrittenOptionsAllowed(true);
    Choices.register(line);
    line.setDefaultValueProvider(
        argument -> isLanguage(argument) ? terminal.language().code() : null);
    line.setParameterExceptionHandler((e, arguments) -> wrongOption(e, terminal));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, terminal));
    return line.execute(args.toArray(String[]::new));
  }

  /** Whether it is --lang, whose value is the terminal's where none is given. */
  private static boolean isLanguage(ArgSpec argument) {
    return argument instanceof OptionSpec option
        && List.of(option.names()).contains(LanguageOption.NAME);
  }

  @Override
  public void run() {
    java.util.Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongOption(ParameterException e, Terminal terminal) {
    terminal.error(String.valueOf(e.getMessage()));
    terminal.error(
        "Run '%s --help' for what can be said."
            .formatted(e.getCommandLine().getCommandSpec().qualifiedName()));
    return MENDABLE;
  }

  private static int failed(Exception e, Terminal terminal) {
    return switch (e) {
      case UserError mendable -> {
        terminal.error(String.valueOf(mendable.getMessage()));
        yield MENDABLE;
      }
      case StoreException store -> {
        terminal.error(String.valueOf(store.getMessage()));
        yield FAILED;
      }
      case OutputException output -> {
        terminal.error(String.valueOf(output.getMessage()));
        yield FAILED;
      }
      case ScratchException scratch -> {
        terminal.error(String.valueOf(scratch.getMessage()));
        yield FAILED;
      }
      case CancellationException interrupted -> {
        terminal.error("Interrupted.");
        yield INTERRUPTED;
      }
      default -> {
        terminal.error("Graft failed; this is a bug or a broken installation:");
        e.printStackTrace(terminal.err());
        yield FAILED;
      }
    };
  }

  /** {@code graft --version}. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"graft " + Version.CURRENT};
    }
  }

  /** Hands the terminal to the commands. */
  private record Factory(Terminal terminal) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        var forTerminal = type.getDeclaredConstructor(Terminal.class);
        return forTerminal.newInstance(terminal);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
