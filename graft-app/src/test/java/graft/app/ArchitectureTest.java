package graft.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import graft.core.split.SealedTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/*
 * The rules of docs/architecture.md. What a module may use is its line in MODULES; what only one
 * package may touch is a line in KEPT_TO. A new library needs a new word there, and somebody who
 * thinks about it.
 */
class ArchitectureTest {
  private static final JavaClasses GRAFT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("graft");

  /** A module by its package, and the packages that it may use beside its own. */
  private record Module(String name, List<String> uses) {
    static Module of(String name, String... uses) {
      return new Module(name, List.of(uses));
    }
  }

  private static final List<Module> MODULES =
      List.of(
          Module.of(
              "core",
              "org.apache.commons.numbers..",
              "org.apache.commons.statistics..",
              "org.slf4j.."),
          Module.of("predict", "org.bytedeco..", "ai.onnxruntime.."),
          Module.of("demo", "javax.imageio..", "org.w3c.dom.."),
          Module.of("vision", "graft.core..", "graft.predict..", "ai.onnxruntime..", "org.slf4j.."),
          Module.of(
              "train",
              "graft.core..",
              "graft.predict..",
              "graft.vision..",
              "ai.onnx.proto..",
              "com.google.protobuf..",
              "org.bytedeco..",
              "org.slf4j.."),
          Module.of(
              "store", "graft.core..", "java.sql..", "javax.sql..", "org.sqlite..", "org.slf4j.."),
          Module.of(
              "app",
              "graft..",
              "picocli..",
              "com.fasterxml.jackson..",
              "gg.jte..",
              "javax.imageio..",
              "javax.management..",
              "org.slf4j.."));

  /** Packages of a library, and the only packages of Graft that may use them. */
  private record KeptTo(String library, List<String> packages) {
    static KeptTo of(String library, String... packages) {
      return new KeptTo(library, List.of(packages));
    }
  }

  private static final List<KeptTo> KEPT_TO =
      List.of(
          KeptTo.of("org.bytedeco.pytorch..", "graft.train.torch"),
          KeptTo.of("org.bytedeco.opencv..", "graft.predict.decode"),
          KeptTo.of("org.bytedeco..", "graft.predict.decode", "graft.train.torch"),
          KeptTo.of("ai.onnxruntime..", "graft.predict.runtime", "graft.vision.pass"),
          KeptTo.of(
              "ai.onnx.proto..", "graft.train.model", "graft.train.graph", "graft.train.intake"),
          KeptTo.of(
              "com.google.protobuf..",
              "graft.train.model",
              "graft.train.graph",
              "graft.train.intake"),
          KeptTo.of("org.apache.commons.numbers..", "graft.core.statistics"),
          KeptTo.of("org.apache.commons.statistics..", "graft.core.statistics"),
          KeptTo.of("java.sql..", "graft.store"),
          KeptTo.of("javax.sql..", "graft.store"),
          KeptTo.of("org.sqlite..", "graft.store"),
          KeptTo.of("picocli..", "graft.app.cli"),
          KeptTo.of("gg.jte..", "graft.app.report"));

  @Test
  void sees_every_module() {
    assertThat(GRAFT.size()).isGreaterThanOrEqualTo(100);
    Set<String> seen =
        GRAFT.stream()
            .map(c -> c.getPackageName().split("\\.", -1)[1])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(MODULES.stream().map(Module::name).toList());
  }

  @TestFactory
  List<DynamicTest> a_module_uses_what_it_may_and_nothing_else() {
    return MODULES.stream()
        .map(
            module ->
                DynamicTest.dynamicTest("graft-" + module.name(), () -> rule(module).check(GRAFT)))
        .toList();
  }

  private static ArchRule rule(Module module) {
    String own = "graft." + module.name() + "..";
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(module.uses().toArray(String[]::new))
                .or(resideInAnyPackage(own, "org.jspecify.annotations.."))
                .or(jdk().and(not(resideInAnyPackage("java.sql..", "javax..", "org.w3c..")))));
  }

  /** Classes of the JDK, arrays of primitives among them. */
  private static DescribedPredicate<JavaClass> jdk() {
    return resideInAnyPackage("java..", "javax..", "org.w3c..", "");
  }

  @TestFactory
  List<DynamicTest> a_library_is_touched_in_its_own_package_alone() {
    return KEPT_TO.stream()
        .map(kept -> DynamicTest.dynamicTest(kept.library(), () -> rule(kept).check(GRAFT)))
        .toList();
  }

  private static ArchRule rule(KeptTo kept) {
    return noClasses()
        .that(resideOutsideOfPackages(kept.packages().toArray(String[]::new)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(kept.library());
  }

  @Test
  void only_the_command_line_writes_to_standard_output_and_error() {
    noClasses()
        .that()
        .resideOutsideOfPackage("graft.app.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(GRAFT);
  }

  @Test
  void the_tuner_does_not_know_the_trainer() {
    noClasses()
        .that()
        .resideInAPackage("graft.core.study..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("graft.train..", "graft.vision..", "graft.core.split..")
        .check(GRAFT);
  }

  @Test
  void the_sealed_test_part_is_opened_in_one_place() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("graft.app.job.TestLook")
        .should()
        .callMethod(SealedTest.class, "open")
        .check(GRAFT);
    assertThat(
            GRAFT.get(SealedTest.class).getMethod("open").getAccessesToSelf().stream()
                .map(access -> access.getOriginOwner().getName()))
        .containsExactly("graft.app.job.TestLook");
  }

  @Test
  void the_sealed_photos_have_no_other_way_out() {
    assertThat(
            GRAFT.get(SealedTest.class).getMethods().stream()
                .filter(m -> !m.getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(m -> m.getName()))
        .containsExactlyInAnyOrder("size", "identity", "open");
    assertThat(GRAFT.get(SealedTest.class).getFields())
        .allMatch(f -> f.getModifiers().contains(JavaModifier.PRIVATE));
  }

  @Test
  void there_are_no_cycles_between_packages() {
    slices().matching("graft.(**)").should().beFreeOfCycles().check(GRAFT);
  }

  @Test
  void clock_and_chance_come_in_as_arguments() {
    noClasses()
        .that()
        .resideOutsideOfPackage("graft.app..")
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(GRAFT);
  }

  @Test
  void a_rule_that_is_broken_fails() {
    assertThatThrownBy(() -> rule(KeptTo.of("picocli..", "graft.elsewhere")).check(GRAFT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("graft.app.cli");
    assertThatThrownBy(() -> rule(Module.of("vision", "graft.core..")).check(GRAFT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ai.onnxruntime");
  }
}
