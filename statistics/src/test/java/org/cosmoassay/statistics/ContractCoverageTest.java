package org.cosmoassay.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.junit.jupiter.api.Test;

/** Every statistic that users can name is held to {@link StatisticContract} by some test class. */
class ContractCoverageTest {

  @Test
  void everyKnownStatisticIsUnderContract() {
    assertThat(missing(KnownStatistics.ids(), underContract()))
        .as("statistics for which no test class extends StatisticContract")
        .isEmpty();
  }

  /**
   * What is under contract but not on the list cannot be asked for: a name forgotten or changed.
   */
  @Test
  void everyContractIsOfAKnownStatistic() {
    assertThat(missing(underContract(), KnownStatistics.ids()))
        .as("statistics under contract that KnownStatistics does not list")
        .isEmpty();
  }

  @Test
  void aStatisticWithoutContractIsFound() {
    assertThat(missing(List.of("xi", "no-such-statistic"), underContract()))
        .containsExactly("no-such-statistic");
    assertThat(missing(KnownStatistics.ids(), Set.of())).hasSameSizeAs(KnownStatistics.ids());
  }

  private static Set<String> missing(Collection<String> wanted, Collection<String> present) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(present);
    return missing;
  }

  /** The names of the statistics of all contract classes of this module's tests. */
  private static Set<String> underContract() {
    Set<String> names = new TreeSet<>();
    for (Class<?> type : contractClasses()) {
      StatisticContract contract = (StatisticContract) instance(type);
      names.add(contract.statistic().name());
      contract.variants().forEach(variant -> names.add(variant.name()));
    }
    return names;
  }

  private static List<Class<?>> contractClasses() {
    Path root = testClasses();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .<Class<?>>map(file -> load(root.relativize(file)))
          .filter(StatisticContract.class::isAssignableFrom)
          .filter(type -> !Modifier.isAbstract(type.getModifiers()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path testClasses() {
    try {
      return Path.of(
          StatisticContract.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(Path file) {
    String path = file.toString();
    String name =
        path.substring(0, path.length() - ".class".length())
            .replace(file.getFileSystem().getSeparator(), ".");
    try {
      return Class.forName(name, false, ContractCoverageTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new test instance as JUnit makes it: a nested class inside one of its outer class. */
  private static Object instance(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    boolean inner = outer != null && !Modifier.isStatic(type.getModifiers());
    try {
      Constructor<?> constructor =
          inner ? type.getDeclaredConstructor(outer) : type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return inner ? constructor.newInstance(instance(outer)) : constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A contract class is made without arguments: " + type, e);
    }
  }
}
