import graft.core.head.HeadOptions;
import graft.core.head.HeadRecipe;
import graft.core.head.Schedule;
import graft.core.random.CounterRandom;
import graft.core.study.OptionChoices;
import graft.core.study.Sampler;
import graft.core.study.SearchSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Graft's own samplers over a pipe, in the default space of linear heads without options. Run by
 * samplers.py.
 *
 * <p>Reads lines and answers those that ask: {@code new quasi-random|neighbours|tpe SEED}; {@code
 * ask COUNT} gives a line "rate batch dropout l1 l2" for each recipe; {@code tell RATE BATCH
 * DROPOUT L1 L2 COST}.
 */
class AskTell {
  private static final SearchSpace SPACE =
      SearchSpace.defaults()
          .withOptions(
              new OptionChoices(
                  List.of(Schedule.CONSTANT), List.of(0.0), List.of(false), List.of(0)));

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Sampler sampler = sampler("quasi-random", 0);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "new" -> sampler = sampler(words[1], Long.parseLong(words[2]));
        case "ask" -> say(sampler.ask(Integer.parseInt(words[1])));
        case "tell" -> sampler.tell(recipe(words), Double.parseDouble(words[6]));
        default -> throw new IllegalArgumentException("unknown line: " + line);
      }
    }
  }

  private static HeadRecipe recipe(String[] words) {
    return new HeadRecipe(
        Double.parseDouble(words[1]),
        Integer.parseInt(words[2]),
        SPACE.epochs(),
        Double.parseDouble(words[3]),
        Double.parseDouble(words[4]),
        Double.parseDouble(words[5]),
        HeadOptions.PLAIN);
  }

  private static void say(List<HeadRecipe> recipes) {
    for (HeadRecipe r : recipes) {
      System.out.println(
          r.learningRate() + " " + r.batchSize() + " " + r.dropout() + " " + r.l1() + " " + r.l2());
    }
    System.out.flush();
  }

  /** As SearchRound makes them, in the first turn; only that class may see them. */
  private static Sampler sampler(String name, long seed) throws ReflectiveOperationException {
    long around = CounterRandom.with(seed, 0);
    return switch (name) {
      case "quasi-random" -> (Sampler) recipes("quasiRandom").invoke(null, SPACE, seed);
      case "tpe" -> (Sampler) recipes("tpe").invoke(null, SPACE, around);
      case "neighbours" -> {
        Constructor<?> made =
            Class.forName("graft.core.study.NeighbourSampler")
                .getDeclaredConstructor(SearchSpace.class, long.class);
        yield (Sampler) opened(made).newInstance(SPACE, around);
      }
      default -> throw new IllegalArgumentException("no sampler " + name);
    };
  }

  private static Method recipes(String name) throws ReflectiveOperationException {
    return opened(
        Class.forName("graft.core.study.PointRecipes")
            .getDeclaredMethod(name, SearchSpace.class, long.class));
  }

  private static <T extends AccessibleObject> T opened(T member) {
    member.setAccessible(true);
    return member;
  }
}
