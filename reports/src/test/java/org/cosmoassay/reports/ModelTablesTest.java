package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cosmoassay.reports.ModelTable.Cell;
import org.cosmoassay.reports.ModelTable.Column;
import org.cosmoassay.reports.ModelTable.Row;
import org.cosmoassay.reports.ModelTables.Format;
import org.cosmoassay.statistics.comparison.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** The comparison table of a paper in every format, byte for byte. */
class ModelTablesTest {

  private static final double NAN = Double.NaN;

  private static final String MARKDOWN =
      """
      | model | xi 6-26 | mass-function |
      |---|---:|---:|
      | flow\\_a | **−0.02 ± 0.11** (1) ✓ | (1.2 ± 0.4) × 10⁷ (2) |
      | poisson (negative control) | 36.8 ± 1.4 \\* (2) ✗? | – – |

      """;

  private static final String CSV =
      """
      model,negative_control,clouds,statistic,rows_used,rows_selected,distance,distance_error,rank,difference_from_nearest,p_value,p_adjusted,verdicts,absence
      flow_a,false,40,xi 6-26,5,6,-0.02,0.11,1,0.0,nan,nan,PASS,
      flow_a,false,40,mass-function,8,8,1.2E7,4000000.0,2,0.0,nan,nan,,
      poisson,true,16,xi 6-26,5,6,36.8,1.4,2,36.82,1.0E-9,3.0E-9,FAIL INCONCLUSIVE,
      poisson,true,16,mass-function,8,8,nan,nan,nan,nan,nan,nan,SKIPPED,"no masses, at all"
      """
          .replace("\n", "\r\n");

  static ModelTable small() {
    return new ModelTable(
        "n-body",
        16,
        List.of(new Column("xi 6-26", 5, 6), new Column("mass-function", 8, 8)),
        List.of(
            new Row(
                "flow_a",
                false,
                40,
                List.of(
                    new Cell(-0.02, 0.11, 1, 0, NAN, NAN, List.of(Status.PASS), ""),
                    new Cell(1.2e7, 4e6, 2, 0, NAN, NAN, List.of(), ""))),
            new Row(
                "poisson",
                true,
                16,
                List.of(
                    new Cell(
                        36.8,
                        1.4,
                        2,
                        36.82,
                        1e-9,
                        3e-9,
                        List.of(Status.FAIL, Status.INCONCLUSIVE),
                        ""),
                    Cell.absent(List.of(Status.SKIPPED), "no masses, at all")))),
        List.of("Left out: wp (b lacks it)."));
  }

  /** A table whose every text is hostile. */
  static ModelTable hostile() {
    List<Row> rows = new ArrayList<>();
    for (String name : HostileReport.names()) {
      rows.add(
          new Row(
              name,
              false,
              1,
              List.of(
                  Cell.absent(List.of(), name), new Cell(1, 0.1, 1, 0, NAN, NAN, List.of(), ""))));
    }
    return new ModelTable(
        "<script>\n\\input{x}",
        0,
        List.of(new Column("a|b & c", 1, 1), new Column("$x$\n%", 1, 1)),
        rows,
        List.of("a\nb \\end{document}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "tr-TR", "ar"})
  void areTheSameUnderEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      ModelTable table = small();
      assertThat(ModelTables.render(table, Format.MD))
          .startsWith(MARKDOWN)
          .contains("adjusted p \\< 0.05 by Holm over all pairs of models")
          .contains("Gates on these rows: ✓ PASS, ✗ FAIL, ? INCONCLUSIVE, – SKIPPED.\n\n")
          .endsWith(
              "\n- xi 6-26: 5 of 6 rows are defined in every cloud of the models compared."
                  + "\n- poisson has no mass-function: no masses, at all."
                  + "\n- Left out: wp (b lacks it).\n");
      assertThat(ModelTables.render(table, Format.CSV)).isEqualTo(CSV);
      String html = ModelTables.render(table, Format.HTML);
      assertThat(html)
          .contains("<strong>−0.02 ± 0.11</strong> (1)", "36.8 ± 1.4 * (2)")
          .contains("p = 3\u00a0×\u00a010⁻⁹</span>")
          .contains("<span class=\"control\">negative control</span>", "no masses, at all")
          .contains("title=\"INCONCLUSIVE\">?</span>");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void hostileNamesAreTextInEveryFormat() throws Exception {
    ModelTable table = hostile();
    String markdown = ModelTables.render(table, Format.MD);
    assertThat(markdown.replaceAll("\\\\.", "")).doesNotContain("<", "`", "[", "$");
    markdown
        .lines()
        .filter(line -> line.startsWith("| "))
        .forEach(
            line ->
                assertThat(line.replaceAll("\\\\.", "").replaceAll("[^|]", ""))
                    .as(line)
                    .isEqualTo("||||"));
    String tex = ModelTables.render(table, Format.TEX);
    assertThat(LatexTablesTest.commands(tex)).isSubsetOf(LatexTablesTest.ALLOWED);
    assertThat(ModelTables.render(table, Format.CSV)).doesNotContain("\r\n=");
    Document page = parsed(ModelTables.render(table, Format.HTML));
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("img").getLength()).isZero();
    assertThat(page.getElementsByTagName("tr").getLength()).isEqualTo(1 + table.rows().size());
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).contains("<script>");
  }

  private static Document parsed(String html) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
  }
}
