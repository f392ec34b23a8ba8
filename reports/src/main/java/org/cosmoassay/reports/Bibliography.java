package org.cosmoassay.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The papers behind statistics and tests as BibTeX, found by DOI or arXiv number, or by their key
 * where they have neither.
 */
public final class Bibliography {

  private static final String FILE = "bibliography.bib";
  private static final Pattern ENTRY = Pattern.compile("(?ms)^@\\w+\\{(\\w+),$.*?^\\}$");
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?m)^  (doi|eprint)\\s*= \\{([^}]*)\\}");

  private final Map<String, Entry> byIdentifier;

  private Bibliography(Map<String, Entry> byIdentifier) {
    this.byIdentifier = byIdentifier;
  }

  /**
   * A paper.
   *
   * @param key what {@code \cite} names
   * @param bibtex the entry
   */
  public record Entry(String key, String bibtex) {}

  /** Every paper this program knows. */
  public static Bibliography shipped() {
    Map<String, Entry> byIdentifier = new LinkedHashMap<>();
    Matcher entries = ENTRY.matcher(text());
    while (entries.find()) {
      Entry entry = new Entry(entries.group(1), entries.group());
      byIdentifier.put("bibtex:" + entry.key(), entry);
      Matcher identifiers = IDENTIFIER.matcher(entry.bibtex());
      while (identifiers.find()) {
        String kind = identifiers.group(1).equals("doi") ? "doi:" : "arXiv:";
        byIdentifier.put(kind + identifiers.group(2), entry);
      }
    }
    return new Bibliography(byIdentifier);
  }

  /** The paper of that identifier, {@code doi:...}, {@code arXiv:...} or {@code bibtex:...}. */
  public Optional<Entry> find(String identifier) {
    return Optional.ofNullable(byIdentifier.get(identifier));
  }

  /** Every paper, in the order of the shipped file. */
  public List<Entry> all() {
    return List.copyOf(new LinkedHashSet<>(byIdentifier.values()));
  }

  /** The papers of methods, each once. */
  List<Entry> of(List<Method> methods) {
    Set<Entry> entries = new LinkedHashSet<>();
    methods.forEach(m -> m.papers().forEach(p -> find(p).ifPresent(entries::add)));
    return new ArrayList<>(entries);
  }

  private static String text() {
    try (InputStream stream = Bibliography.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("The file " + FILE + " is missing from the class path.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
