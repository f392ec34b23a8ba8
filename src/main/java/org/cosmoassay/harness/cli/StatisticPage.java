package org.cosmoassay.harness.cli;

import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.statistics.definition.ColumnDefinition;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.definition.Parameter;
import org.cosmoassay.statistics.definition.StatisticDefinition;

/** The page of a statistic in the reference documentation, made from its own description. */
final class StatisticPage {

  private StatisticPage() {}

  /** The page as Markdown. */
  static String markdown(StatisticDefinition<?> definition) {
    List<String> lines = new ArrayList<>();
    lines.add("# `" + definition.id() + "`: " + definition.title());
    lines.add("");
    lines.add(definition.description());
    lines.add("");
    lines.add("```");
    lines.addAll(definition.formula().lines().toList());
    lines.add("```");
    lines.add("");
    lines.add("## Parameters");
    lines.add("");
    lines.add("| in a benchmark | on the command line | default | unit | what |");
    lines.add("|---|---|---|---|---|");
    definition.parameters().forEach(parameter -> lines.add(row(parameter)));
    lines.add("");
    lines.add("## Columns");
    lines.add("");
    lines.add("After the columns of the axis. Those in bold are compared; the others explain.");
    lines.add("");
    lines.add("| column | unit | what |");
    lines.add("|---|---|---|");
    definition.columns().forEach(column -> lines.add(row(column)));
    lines.add("");
    lines.add("## Papers");
    lines.add("");
    for (Paper paper : definition.papers()) {
      lines.add("- %s, [%s](%s)".formatted(paper.citation(), paper.identifier(), paper.address()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String row(Parameter parameter) {
    String otherwise = parameter.otherwise();
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            parameter.name(),
            StatisticArguments.names(parameter.name())[0],
            otherwise == null ? "none" : "`" + otherwise + "`",
            cell(parameter.unit()),
            cell(parameter.description()) + values(parameter) + condition(parameter));
  }

  private static String values(Parameter parameter) {
    if (!parameter.choices().isEmpty()) {
      return " One of " + String.join(", ", parameter.choices()) + ".";
    }
    boolean numeric =
        switch (parameter.type()) {
          case WHOLE, WHOLES, NUMBER -> true;
          case BINS, WORD, TEXT, FLAG -> false;
        };
    if (!numeric || !Double.isFinite(parameter.least())) {
      return "";
    }
    String least =
        (parameter.isLeastExcluded() ? " Above " : " From ")
            + shortest(parameter, parameter.least());
    return Double.isFinite(parameter.most())
        ? least + " to " + shortest(parameter, parameter.most()) + "."
        : least + ".";
  }

  private static String shortest(Parameter parameter, double value) {
    return parameter.type() == Parameter.Type.NUMBER && value != Math.rint(value)
        ? Double.toString(value)
        : Long.toString((long) value);
  }

  private static String condition(Parameter parameter) {
    Parameter.Condition condition = parameter.condition();
    return condition == null
        ? ""
        : " Only with `%s: %s`.".formatted(condition.parameter(), condition.value());
  }

  private static String row(ColumnDefinition column) {
    String name = "`" + column.template() + "`";
    String family = column.family();
    return "| %s | %s | %s%s |"
        .formatted(
            column.component() ? "**" + name + "**" : name,
            cell(column.unit()),
            cell(column.meaning()),
            family == null ? "" : "; a column for each of `" + family + "`");
  }

  /** Text that does not end a cell of a table. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
