package org.cosmoassay.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cosmoassay.reports.Bibliography.Entry;
import org.cosmoassay.statistics.definition.Paper;
import org.cosmoassay.statistics.suite.KnownStatistics;
import org.junit.jupiter.api.Test;

class BibliographyTest {

  private static final Bibliography BIBLIOGRAPHY = Bibliography.shipped();
  private static final Pattern CITATION = Pattern.compile("^([^, ]+).*\\((\\d{4})[a-z]?\\)$");

  /** First author and year were written twice, by definitions of statistics and in the entries. */
  @Test
  void holdsEveryPaperOfEveryStatisticUnderItsFirstAuthorAndYear() {
    List<Paper> papers =
        Stream.of(KnownStatistics.all(), KnownStatistics.ofTwoClouds(), KnownStatistics.ofSurveys())
            .flatMap(List::stream)
            .flatMap(d -> d.papers().stream())
            .distinct()
            .toList();
    assertThat(papers).hasSizeGreaterThan(35);
    assertThat(papers)
        .allSatisfy(
            paper -> {
              Entry entry = BIBLIOGRAPHY.find(paper.identifier()).orElseThrow();
              Matcher citation = CITATION.matcher(paper.citation());
              assertThat(citation.matches()).as(paper.citation()).isTrue();
              assertThat(plain(entry.bibtex()))
                  .contains(
                      "author = {" + citation.group(1) + ",", "year = {" + citation.group(2) + "}");
            });
  }

  @Test
  void entriesAreWholeAndKeysDiffer() {
    List<Entry> entries = BIBLIOGRAPHY.all();
    assertThat(entries).hasSizeGreaterThan(55).extracting(Entry::key).doesNotHaveDuplicates();
    assertThat(entries)
        .allSatisfy(
            e -> {
              String text = plain(e.bibtex());
              assertThat(text).contains("author = {", "title = {", "year = {");
              assertThat(text.contains("@article{") == text.contains("journal = {")).isTrue();
              // BibTeX sorts and abbreviates bytes; other letters are written by commands.
              assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(e.bibtex())).isTrue();
              assertThat(e.bibtex().chars().filter(c -> c == '{').count())
                  .isEqualTo(e.bibtex().chars().filter(c -> c == '}').count());
              assertThat(text.split("\n", -1))
                  .filteredOn(line -> line.contains(" = {"))
                  .allMatch(line -> line.matches("  \\w+ = \\{.*\\},?"));
            });
  }

  @Test
  void unknownPapersAreNotInvented() {
    assertThat(BIBLIOGRAPHY.find("doi:10.1000/182")).isEmpty();
  }

  private static String plain(String bibtex) {
    return Normalizer.normalize(
            bibtex.replaceAll(" +=", " =").replaceAll("\\{\\\\[^a-z{]\\\\?([A-Za-z])\\}", "$1"),
            Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "");
  }
}
