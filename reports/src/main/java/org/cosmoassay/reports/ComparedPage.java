package org.cosmoassay.reports;

import java.util.List;

/**
 * Models of several runs side by side, as a server shows them. Public for the template engine.
 *
 * @param runs their directories
 * @param downloads the same table in other formats
 */
public record ComparedPage(ModelPage table, List<String> runs, List<Download> downloads) {

  public ComparedPage {
    runs = List.copyOf(runs);
    downloads = List.copyOf(downloads);
  }

  /** A format and where it is. */
  public record Download(String format, String link) {}
}
