package org.cosmoassay.reports;

import java.util.List;

/**
 * How a run is repeated and what is to be cited for it.
 *
 * @param commands to be typed one after the other
 * @param program how to cite the program
 * @param papers of every statistic in the run, each once
 */
public record Colophon(List<String> commands, String program, List<Reference> papers) {

  /** Where nothing is known of it. */
  public static final Colophon NONE = new Colophon(List.of(), "", List.of());

  public Colophon {
    commands = List.copyOf(commands);
    papers = List.copyOf(papers);
  }

  /**
   * A paper.
   *
   * @param citation authors and year
   * @param address where it is found, beginning with https
   * @param of what it stands for in the run
   */
  public record Reference(String citation, String address, String of) {
    public Reference {
      if (!address.startsWith("https://")) {
        throw new IllegalArgumentException(
            "The address of a paper must begin with https://, not be `" + address + "`.");
      }
    }
  }
}
