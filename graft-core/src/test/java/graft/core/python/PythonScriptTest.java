package graft.core.python;

import static org.assertj.core.api.Assertions.assertThat;

import graft.core.python.PythonScript.Called;
import graft.core.python.Term.Argument;
import graft.core.python.Term.Call;
import graft.core.python.Term.Flag;
import graft.core.python.Term.Items;
import graft.core.python.Term.Name;
import graft.core.python.Term.Nothing;
import graft.core.python.Term.Num;
import graft.core.python.Term.Opaque;
import graft.core.python.Term.Text;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class PythonScriptTest {
  private static PythonScript read(String text) {
    return PythonScript.read(List.of(Cell.file(text)));
  }

  /** What the only call of f in the script is given first. */
  private static Term given(String text) {
    PythonScript script = read(text);
    assertThat(script.unread()).isEmpty();
    return calls(script, "f").getFirst().arguments().getFirst().value();
  }

  private static List<Call> calls(PythonScript script, String function) {
    return script.calls().stream()
        .map(Called::call)
        .filter(call -> call.function().equals(new Name(function)))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1./255, 0.00392156862745098",
    "1_000, 1000",
    "2 + 3 * 4, 14",
    "(2 + 3) * 4, 20",
    "-2 ** 2, -4",
    "7 // 2, 3",
    "-7 // 2, -4",
    "-7 % 3, 2",
    "0x10, 16",
    "1e-3, 0.001",
    ".5, 0.5",
    "int(7.9), 7",
    "float(3), 3",
  })
  void does_arithmetic_as_python_does(String expression, double value) {
    assertThat(given("f(" + expression + ")"))
        .isInstanceOfSatisfying(Num.class, n -> assertThat(n.value()).isEqualTo(value));
  }

  @ParameterizedTest
  @CsvSource({"2, true", "2., false", "4 / 2, false", "4 // 2, true", "2 ** -1, false"})
  void knows_what_is_a_whole_number_to_python(String expression, boolean whole) {
    assertThat(((Num) given("f(" + expression + ")")).whole()).isEqualTo(whole);
  }

  @Test
  void reads_strings_of_all_kinds() {
    assertThat(given("f('a')")).isEqualTo(new Text("a"));
    assertThat(given("f(\"it's\")")).isEqualTo(new Text("it's"));
    assertThat(given("f('a' \"b\"\n  'c')")).isEqualTo(new Text("abc"));
    assertThat(given("f(r'C:\\new')")).isEqualTo(new Text("C:\\new"));
    assertThat(given("f('tab\\t\\x41\\u00e9\\'')")).isEqualTo(new Text("tab\tA\u00e9'"));
    assertThat(given("f('''two\n# lines(''')")).isEqualTo(new Text("two\n# lines("));
    assertThat(given("d = 'data'\nf(f'{d}/train')")).isEqualTo(new Text("data/train"));
    assertThat(given("f(f'{len(d)}/train')")).isInstanceOf(Opaque.class);
    assertThat(given("f(f\"{d[\"a\"]}\")")).isInstanceOf(Opaque.class);
    assertThat(given("f(b'raw')")).isEqualTo(new Text("raw"));
  }

  @Test
  void follows_names_to_what_the_script_sets_them_to() {
    assertThat(given("SIZE = 150\nf((SIZE, SIZE))"))
        .isEqualTo(new Items(List.of(new Num(150, true), new Num(150, true))));
    assertThat(given("a, b = 1, 'x'\nf(b)")).isEqualTo(new Text("x"));
    assertThat(given("a = b = True\nf(a)")).isEqualTo(new Flag(true));
    assertThat(given("n: int = 3\nf(n)")).isEqualTo(new Num(3, true));
    assertThat(given("n = 3\nn += 1\nf(n)")).isEqualTo(new Num(4, true));
    assertThat(given("S = (1, 2, 3)\nf(S[0])")).isEqualTo(new Num(1, true));
    assertThat(given("S = (1, 2, 3)\nf(S[:2] + (9,))"))
        .isEqualTo(new Items(List.of(new Num(1, true), new Num(2, true), new Num(9, true))));
    assertThat(given("c = {'lr': 0.1}\nf(c['lr'])")).isEqualTo(new Num(0.1, false));
    assertThat(given("class C:\n  lr = 0.1\nf(C.lr)")).isEqualTo(new Num(0.1, false));
    assertThat(given("import os\nb = 'data'\nf(os.path.join(b, 'train'))"))
        .isEqualTo(new Text("data/train"));
    assertThat(given("from pathlib import Path\nf(Path('data') / 'train')"))
        .isEqualTo(new Text("data/train"));
  }

  @Test
  void a_function_sees_what_is_set_below_it() {
    assertThat(given("def g():\n  f(SIZE)\nSIZE = 5\ng()")).isEqualTo(new Num(5, true));
  }

  @Test
  void a_name_that_may_have_several_values_has_none() {
    assertThat(given("n = 1\nif fast:\n  n = 2\nf(n)")).isInstanceOf(Opaque.class);
    assertThat(given("if fast:\n  n = 2\nelse:\n  n = 3\nf(n)")).isInstanceOf(Opaque.class);
    assertThat(given("for n in range(3):\n  f(n)")).isInstanceOf(Opaque.class);
    assertThat(given("f(1 if fast else 2)")).isInstanceOf(Opaque.class);
    assertThat(given("n = 1\nif fast:\n  n = 1\nf(n)")).isEqualTo(new Num(1, true));
    assertThat(given("n = 1\ndef g(n):\n  f(n)")).isInstanceOf(Opaque.class);
    assertThat(given("def g(n=4):\n  pass\nn = 1\nf(n)")).isEqualTo(new Num(1, true));
    assertThat(given("f(elsewhere)")).isEqualTo(new Name("elsewhere"));
  }

  @Test
  void spreads_dicts_over_arguments() {
    PythonScript script = read("a = dict(x=1, y=2)\nf(**a)\nf(**{'z': 3})");
    List<Call> calls = calls(script, "f");
    assertThat(calls.getFirst().arguments()).extracting(Argument::name).containsExactly("x", "y");
    assertThat(calls.getLast().arguments().getFirst().value()).isEqualTo(new Num(3, true));
  }

  @Test
  void knows_imported_names_by_their_whole_path() {
    PythonScript script =
        read("import a.b as c\nfrom d.e import (\n  g as h,\n  i,\n)\nc.k()\nh()\ni.l()");
    assertThat(script.calls())
        .extracting(called -> called.call().function())
        .containsExactly(new Name("a.b.k"), new Name("d.e.g"), new Name("d.e.i.l"));
  }

  @Test
  void tells_where_a_call_stands_and_what_its_value_is_called() {
    PythonScript script = read("# one\n\nx = \\\n  f(1,\n    2)  # two\n");
    Called called = script.calls().getFirst();
    assertThat(called.target()).isEqualTo("x");
    assertThat(called.call().place().line()).isEqualTo(4);
    assertThat(called.call().arguments().getLast().place()).isEqualTo(new Place(0, 5, 5));
  }

  @Test
  void reads_everything_else_that_a_script_may_hold() {
    String script =
        """
        #!/usr/bin/env python
        '''A docstring with f(1'''
        from __future__ import annotations
        import numpy as np, os
        %matplotlib inline
        !pip install keras
        @decorated(f(1))
        async def g(a, *args: int, b=f(2), **kwargs) -> dict[str, int]:
            global n
            async with open(x) as y, z:
                yield f(3)
            try:
                return await f(4)
            except (A, B) as e:
                raise C(f(5)) from e
            finally:
                del a[0], b.c
        class D(E, metaclass=M): pass
        while (n := f(6)) and not n in m or n is not None: break
        l = lambda a, b=1, *c: f(7)
        m = [f(x) for x in y if x != 3 for z in x]
        o = {**a, 'k': f(8), 'l': [1, *b]}; p = {1, 2}
        q = f(9)[1:2, ..., ::-1] @ ~r << 2 | 0b11 ^ 0xFFFFFFFFFFFFFFFFFF + 3j
        match q:
            case [1, f(x=2), *_] if x:
                f(10)
        print(f'{a!r:>{w}}', f"{b['c']}", end='')
        assert a <= b < c, 'no'
        for i, (j, k) in enumerate(z): continue
        """;
    PythonScript read = read(script);
    assertThat(read.unread()).isEmpty();
    assertThat(calls(read, "f")).hasSize(11);
  }

  @Test
  void what_cannot_be_read_is_named_and_the_rest_is_read() {
    PythonScript script =
        read(
            """
            f(1)
            print 'two'
            f(2)
            x = 'open
            f(3)
            y = f(4, [5)
            f(6)
            z = $5
            f(7)
            w = (1,
            def g():
              f(8)
            """);
    assertThat(script.unread()).extracting(u -> u.place().line()).containsExactly(2, 4, 6, 8, 10);
    assertThat(script.unread().getFirst().text()).isEqualTo("print 'two'");
    assertThat(calls(script, "f"))
        .extracting(call -> ((Num) call.arguments().getFirst().value()).value())
        .containsExactly(1.0, 2.0, 3.0, 6.0, 7.0, 8.0);
  }

  @Test
  void cells_of_a_notebook_share_names_and_no_faults() {
    PythonScript script =
        PythonScript.read(
            List.of(
                new Cell(1, "n = 5\nx = ("),
                new Cell(3, "%%bash\nls ("),
                new Cell(4, "%%time\nf(n)")));
    assertThat(script.unread()).extracting(u -> u.place().cell()).containsExactly(1);
    Call call = calls(script, "f").getFirst();
    assertThat(call.place().cell()).isEqualTo(4);
    assertThat(call.arguments().getFirst().value()).isEqualTo(new Num(5, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "{", "a(", "-", "not ", "lambda: ", "'", "f'{", "a.b", "1+", "\\\n"})
  void text_without_sense_or_end_takes_no_time(String piece) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> read(piece.repeat(100_000) + "\nf(1)"));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> read((piece + "\n").repeat(20_000)));
  }

  @Test
  void values_that_double_do_not_fill_the_memory() {
    StringBuilder script = new StringBuilder("a = 'x'\nb = (1, 2)\nc = 10.\n");
    script.append("a = a + a\nb = b + b\nb = (b, b)\nc = c ** c\n".repeat(60));
    PythonScript read = read(script + "f(1)");
    assertThat(calls(read, "f")).hasSize(1);
  }

  @Test
  void no_text_at_all_makes_it_fail() {
    String pieces = "()[]{}'\"\\\n :=,.#f1aif_else@*-\t%";
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 80; i++) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      Assertions.assertDoesNotThrow(() -> read(text.toString()), "seed " + seed + ": " + text);
    }
  }

  @Test
  void none_is_nothing() {
    assertThat(given("f(None)")).isEqualTo(new Nothing());
  }
}
