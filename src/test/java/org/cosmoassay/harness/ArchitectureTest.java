package org.cosmoassay.harness;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Arrows point down only, as in the diagram that is also the README's picture. */
final class ArchitectureTest {

  /** Fewer classes than this and the importer looked in the wrong place. */
  private static final int LEAST_CLASSES = 120;

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.cosmoassay");
  }

  @Test
  void everyModuleIsSeen() {
    assertThat(classes.size()).isGreaterThan(LEAST_CLASSES);
    for (String module : List.of("statistics", "reference", "generators", "reports", "harness")) {
      assertThat(classes.stream().filter(c -> c.getPackageName().contains("cosmoassay." + module)))
          .as("classes of " + module)
          .hasSizeGreaterThan(5);
    }
  }

  @Test
  void dependenciesFollowTheDiagram() {
    URL diagram =
        Objects.requireNonNull(getClass().getResource("/architecture.puml"), "architecture.puml");
    classes()
        .should(adhereToPlantUmlDiagram(diagram, consideringOnlyDependenciesInDiagram()))
        .check(classes);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.cosmoassay.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void statisticsArePureFunctions() {
    noClasses()
        .that()
        .resideInAPackage("org.cosmoassay.statistics..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.time..",
                    "java.util.logging..",
                    "org.slf4j..")
                // A mark of sums that travel: it reads and writes nothing.
                .and(not(equivalentTo(Serializable.class))))
        .because("statistics do no I/O, read no clock and log nothing")
        .check(classes);
  }
}
