package org.cosmoassay.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on what the program is made of names the versions of the build. */
class SupplyChainTest {

  private static Path root() {
    return Path.of(Objects.requireNonNull(System.getProperty("cosmoassay.root")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hipparchus",
        "commons-math",
        "commons-rng",
        "jtransforms",
        "nd4j",
        "javacpp",
        "onnxruntime",
        "jhdf",
        "fastcsv",
        "nom-tam-fits",
        "parquet-floor",
        "jackson",
        "snakeyaml-engine",
        "json-schema-validator",
        "jfreechart",
        "batik",
        "openhtmltopdf",
        "freemarker",
        "d3",
        "picocli",
        "jline",
        "progressbar",
        "slf4j",
        "spark"
      })
  void everyVersionIsTheOneOfTheBuild(String library) throws IOException {
    Matcher version =
        Pattern.compile("<" + library + "\\.version>([^<]+)<")
            .matcher(Files.readString(root().resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    List<String> rows =
        Files.readAllLines(root().resolve("src/docs/supply-chain.md")).stream()
            .filter(line -> line.startsWith("|"))
            .toList();
    assertThat(rows).anyMatch(row -> row.contains(version.group(1)));
  }
}
