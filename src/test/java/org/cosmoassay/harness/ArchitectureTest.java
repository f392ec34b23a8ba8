package org.cosmoassay.harness;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
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

  @Test
  void filesOfOthersRunNothing() {
    noClasses()
        .that()
        // It calls one constructor of the HDF5 library, which is named in the source.
        .doNotHaveSimpleName("MeteredStorage")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.Object(Input|Output)Stream|java\\.beans\\.XML.*|javax\\.script\\..*|javax\\.naming\\..*|java\\.rmi\\..*|java\\.net\\.URLClassLoader|java\\.lang\\.invoke\\.MethodHandles\\$Lookup|org\\.yaml\\.snakeyaml\\..*")
        .because("objects, scripts and classes in a file would be code of whoever wrote it")
        .check(classes);
    noClasses()
        .should()
        .callMethodWhere(
            target(name("forName").or(name("defineClass")))
                .and(target(owner(assignableTo(Class.class).or(assignableTo(ClassLoader.class))))))
        .orShould()
        .callMethodWhere(target(nameMatching("registerCustomOp.*")))
        .because("no name of a class and no library comes from a file")
        .check(classes);
  }

  /**
   * Besides what a benchmark names, only {@code stty} is started, which tells a terminal's width.
   */
  @Test
  void programsAreStartedInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.cosmoassay.generators.process.ExternalCommand")
        .and()
        .doNotHaveFullyQualifiedName("org.cosmoassay.harness.cli.Terminal")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(target(name("exec")).and(target(owner(assignableTo(Runtime.class)))))
        .because("external commands come from the benchmark alone, and are shown before they run")
        .check(classes);
  }

  @Test
  void nothingIsAskedOfANetwork() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(http\\..*|(Datagram|Multicast)?Socket|.*URLConnection)|java\\.nio\\.channels\\.(Async.*)?SocketChannel")
        .orShould()
        .callMethodWhere(
            target(nameMatching("openStream|openConnection"))
                .and(target(owner(assignableTo(URL.class)))))
        .because("data are files, and the server of `serve` only answers")
        .check(classes);
  }
}
