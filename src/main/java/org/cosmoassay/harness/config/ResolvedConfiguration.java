package org.cosmoassay.harness.config;

import java.util.Collection;
import java.util.List;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.cosmoassay.statistics.comparison.twosample.ClassifierTest;
import org.cosmoassay.statistics.comparison.twosample.NeighbourCoverage;
import org.cosmoassay.statistics.comparison.twosample.PqMass;
import org.cosmoassay.statistics.comparison.twosample.SlicedWasserstein;
import org.cosmoassay.statistics.comparison.twosample.TwoSampleTest;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.suite.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a benchmark with every default filled in, keys in the order of the schema. */
final class ResolvedConfiguration {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Two spaces and a line feed on every platform: equal benchmarks give equal bytes. */
  private static final ObjectWriter WRITER =
      JsonMapper.shared()
          .writer()
          .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private ResolvedConfiguration() {}

  static String of(Benchmark benchmark) {
    ObjectNode root = NODES.objectNode();
    put(root, "name", benchmark.name());
    put(root, "description", benchmark.description());
    root.put("seed", benchmark.seed());
    ObjectNode reference = root.putObject("reference");
    put(reference, "name", benchmark.reference().name());
    put(reference, "description", benchmark.reference().description());
    origin(reference, benchmark.reference().origin(), true);
    window(reference, benchmark.reference().window());
    ArrayNode sources = root.putArray("sources");
    benchmark.sources().forEach(source -> source(sources.addObject(), source));
    ArrayNode statistics = root.putArray("statistics");
    for (StatisticSpec statistic : benchmark.statistics()) {
      statistic(statistics.addObject().putObject(statistic.kind()), statistic);
    }
    ArrayNode gates = root.putArray("gates");
    benchmark.gates().forEach(gate -> gate(gates.addObject(), gate));
    root.putObject("sanity").put("count-tolerance", benchmark.sanity().countTolerance());
    root.putObject("novelty")
        .put("clouds", benchmark.novelty().clouds())
        .put("alpha", benchmark.novelty().alpha());
    Benchmark.Inference inference = benchmark.inference();
    if (inference != null) {
      ObjectNode node = root.putObject("inference");
      node.put("parameter", inference.parameter().word());
      node.putArray("grid").add(inference.low()).add(inference.high()).add(inference.points());
    }
    root.putObject("report")
        .put("html", benchmark.report().html())
        .put("pdf", benchmark.report().pdf())
        .put("latex", benchmark.report().latex());
    InputFile calibration = benchmark.calibration();
    put(root, "calibration", calibration == null ? null : calibration.written());
    return WRITER.writeValueAsString(root) + "\n";
  }

  private static void source(ObjectNode node, SourceSpec source) {
    put(node, "name", source.name());
    put(node, "description", source.description());
    switch (source.role()) {
      case NEGATIVE_CONTROL -> node.put("control", "negative");
      case EXHIBIT -> node.put("role", source.role().word());
      case JUDGED -> {} // unless stated
    }
    node.put("pairing", source.pairing().word());
    node.put("invalid-points", source.invalidPoints().word());
    training(node, source.training());
    origin(node, source.origin(), false);
  }

  private static void training(ObjectNode node, SourceSpec.Training training) {
    List<Origin.Catalogues> catalogues = training.catalogues();
    if (catalogues.size() == 1) {
      origin(node.putObject(TrainingNodes.KEY), catalogues.get(0), false);
    } else if (!catalogues.isEmpty()) {
      ArrayNode list = node.putArray(TrainingNodes.KEY);
      catalogues.forEach(one -> origin(list.addObject(), one, false));
    }
    put(node, "twin", training.twin());
  }

  private static void origin(ObjectNode node, Origin origin, boolean isReference) {
    if (origin instanceof Origin.Catalogues catalogues) {
      put(node, "catalogues", catalogues.file().written());
      put(node, "columns", catalogues.columns());
      box(node, catalogues.box());
      put(node, "redshift", catalogues.redshift());
      put(node, "omega-m", catalogues.omegaM());
      InputFile conditions = catalogues.conditions();
      put(node, "conditions", conditions == null ? null : conditions.written());
      node.put("wrap", catalogues.wrap());
      LoadingReader.write(node, catalogues.loading());
    } else if (origin instanceof Origin.Surveys surveys) {
      put(node, "catalogues", surveys.catalogues().stream().map(InputFile::written).toList());
      put(node, "randoms", surveys.randoms().stream().map(InputFile::written).toList());
      put(node, "columns", surveys.columns());
      put(node, "randoms-columns", surveys.randomsColumns());
      put(node, "omega-m", surveys.omegaM());
    } else if (origin instanceof Origin.Tables tables) {
      TableReader.write(node, tables.tables());
      box(node, tables.box());
      put(node, "redshift", tables.redshift());
      put(node, "omega-m", tables.omegaM());
      put(node, "points", tables.points());
      put(node, "realizations", tables.realizations());
    } else if (origin instanceof Origin.BuiltIn builtIn) {
      put(node, "generator", builtIn.generator());
      ObjectNode parameters = node.putObject("parameters");
      builtIn
          .parameters()
          .forEach(
              (name, value) -> {
                if (value instanceof Double number) {
                  parameters.put(name, number);
                } else {
                  put(parameters, name, value.toString());
                }
              });
      put(node, "points", builtIn.points());
      put(node, "realizations", builtIn.realizations());
      if (isReference) {
        box(node, builtIn.box());
        put(node, "redshift", builtIn.redshift());
        put(node, "omega-m", builtIn.omegaM());
      }
    } else if (origin instanceof Origin.Trained trained) {
      put(node, "model", trained.model().written());
      put(node, "points", trained.points());
      put(node, "realizations", trained.realizations());
    } else if (origin instanceof Origin.Command command) {
      put(node, "command", command.command());
      put(node, "realizations", command.realizations());
      node.put("timeout", command.timeoutSeconds());
      put(node, "output", command.output());
      put(node, "columns", command.columns());
      node.put("wrap", command.wrap());
    } else if (origin instanceof Origin.Perturbed perturbed) {
      ObjectNode inner = node.putObject("perturbed");
      put(inner, "source", perturbed.source());
      inner.put("defect", perturbed.defect().name());
      inner.put("amount", perturbed.defect().amount());
    }
  }

  private static void statistic(ObjectNode node, StatisticSpec statistic) {
    put(node, "name", statistic.id());
    if (statistic.subject() == Subject.TWO_CLOUDS) {
      node.put(StatisticReader.WITH, StatisticSchema.REFERENCE);
    }
    for (Parameter parameter : statistic.definition().parameters()) {
      String key = parameter.name();
      Object value = statistic.values().value(key);
      if (value instanceof List<?> list) {
        ArrayNode array = node.putArray(key);
        list.forEach(element -> array.add((Integer) element));
      } else if (value instanceof Double number) {
        node.put(key, number);
      } else if (value instanceof Integer number) {
        node.put(key, number);
      } else if (value instanceof Boolean flag) {
        node.put(key, flag);
      } else if (value != null) {
        put(node, key, value.toString());
      }
    }
  }

  private static void gate(ObjectNode node, GateSpec gate) {
    put(node, "name", gate.name());
    put(node, "statistic", gate.statistic());
    node.put("test", gate.test());
    if (gate instanceof GateSpec.Equivalence equivalence) {
      put(node, "tolerance", equivalence.tolerance());
      put(node, "absolute-tolerance", equivalence.absoluteTolerance());
      if (equivalence.referenceError() > 0) {
        node.put("reference-error", equivalence.referenceError());
      }
    }
    if (gate instanceof GateSpec.Samples samples) {
      settings(node, samples.samples());
    }
    node.put("alpha", gate.alpha());
    if (gate instanceof GateSpec.Samples samples) {
      node.put("permutations", samples.permutations());
    }
    GateSpec.Range range = gate.range();
    if (range != null) {
      range(node.putArray("range"), range);
    }
    if (!gate.components().isEmpty()) {
      put(node, "components", gate.components());
    }
  }

  /** What a test of two samples has beside what all have. */
  private static void settings(ObjectNode node, TwoSampleTest test) {
    if (test instanceof PqMass pqMass && pqMass.cells() > 0) {
      node.put("cells", pqMass.cells());
    } else if (test instanceof ClassifierTest classifier) {
      node.put("classifier", classifier.classifier().word());
    } else if (test instanceof NeighbourCoverage coverage) {
      node.put("neighbours", coverage.neighbours());
    } else if (test instanceof SlicedWasserstein wasserstein) {
      node.put("order", wasserstein.order());
    }
  }

  private static void window(ObjectNode node, @Nullable SurveyWindow window) {
    if (window != null) {
      ObjectNode inner = node.putObject("window");
      range(inner.putArray("ra"), window.rightAscension());
      range(inner.putArray("dec"), window.declination());
      range(inner.putArray("distance"), window.distance());
      inner.put("randoms", window.randoms());
    }
  }

  private static void range(ArrayNode node, GateSpec.Range range) {
    node.add(range.lo()).add(range.hi());
  }

  private static void box(ObjectNode node, @Nullable PeriodicBox box) {
    if (box != null && box.isCube()) {
      node.put("box", box.lx());
    } else if (box != null) {
      node.putArray("box").add(box.lx()).add(box.ly()).add(box.lz());
    }
  }

  private static void put(ObjectNode node, String key, @Nullable String text) {
    if (text != null) {
      node.put(key, escape(text));
    }
  }

  private static void put(ObjectNode node, String key, @Nullable Collection<String> texts) {
    if (texts != null) {
      ArrayNode list = node.putArray(key);
      texts.forEach(text -> list.add(escape(text)));
    }
  }

  private static void put(ObjectNode node, String key, @Nullable Double number) {
    if (number != null) {
      node.put(key, number.doubleValue());
    }
  }

  private static void put(ObjectNode node, String key, @Nullable Integer number) {
    if (number != null) {
      node.put(key, number.intValue());
    }
  }

  private static String escape(String text) {
    return text.replace("$", "$$");
  }
}
