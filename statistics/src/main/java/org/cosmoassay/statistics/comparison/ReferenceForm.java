package org.cosmoassay.statistics.comparison;

/** Where the reference's numbers in a comparison come from. */
public enum ReferenceForm {
  /** They were measured in the clouds of the reference. */
  CLOUDS("clouds"),
  /** They were read from a table of realizations. */
  REALIZATIONS("realizations"),
  /** They were read from a table: a mean with its covariance or errors. */
  MEAN("mean"),
  /** They are slopes against a parameter, with their errors. */
  SLOPES("slopes");

  private final String word;

  ReferenceForm(String word) {
    this.word = word;
  }

  /** The word in files. */
  public String word() {
    return word;
  }

  /**
   * The form of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static ReferenceForm ofWord(String word) {
    for (ReferenceForm form : values()) {
      if (form.word.equals(word)) {
        return form;
      }
    }
    throw new IllegalArgumentException("no reference has the form " + word);
  }
}
