package org.cosmoassay.harness.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cosmoassay.harness.config.TrainingFile.Only;
import org.cosmoassay.harness.config.TrainingFile.Range;

/**
 * What a model learned from, as {@code data} in its model file says it: {@code cosmoassay-nbody-v1,
 * split train, z = 0.5, sets fiducial and hypercube, simulations 0 to 3}.
 *
 * @param suite name of the suite's directory
 * @param split of the suite
 * @param redshift of the snapshots
 * @param sets of the suite; empty for all
 * @param only which simulations of these
 */
public record TrainingLabel(
    String suite, String split, double redshift, List<String> sets, Only only) {

  private static final String NUMBER = "([-+.\\dEe]+)";

  private static final Pattern LABEL =
      Pattern.compile(
          "(.+), split (\\w+), z = "
              + NUMBER
              + ", sets ([^,]+?)(?:, (?!taken)(?:any Omega_m|Omega_m from "
              + NUMBER
              + " to "
              + NUMBER
              + ") and (?:any sigma_8|sigma_8 from "
              + NUMBER
              + " to "
              + NUMBER
              + "))?(?:, simulations (\\d+) to (\\d+))?(?:, taken for .*)?");

  public TrainingLabel {
    sets = List.copyOf(sets);
  }

  /** The label of a training. */
  public static String of(TrainingFile file) {
    return "%s, split %s, z = %s, sets %s"
            .formatted(
                file.suite().getFileName(),
                file.split(),
                file.redshift(),
                file.sets().isEmpty() ? "all" : String.join(" and ", file.sets()))
        + (file.only().equals(Only.ALL) ? "" : ", " + file.only())
        + (file.told() == null ? "" : ", taken for " + file.told());
  }

  /** What a label says, whatever the model was told of it; nothing when it is no such label. */
  public static Optional<TrainingLabel> parse(String label) {
    Matcher matcher = LABEL.matcher(label);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String sets = matcher.group(4);
      return Optional.of(
          new TrainingLabel(
              matcher.group(1),
              matcher.group(2),
              Double.parseDouble(matcher.group(3)),
              sets.equals("all") ? List.of() : List.of(sets.split(" and ", -1)),
              new Only(range(matcher, 5), range(matcher, 7), range(matcher, 9))));
    } catch (NumberFormatException e) {
      return Optional.empty(); // Made elsewhere: only its user knows what it learned from.
    }
  }

  private static Range range(Matcher matcher, int group) {
    return matcher.group(group) == null
        ? Range.ALL
        : new Range(
            Double.parseDouble(matcher.group(group)), Double.parseDouble(matcher.group(group + 1)));
  }

  /** Name of the catalogue of a set, without its extension. */
  public String catalogue(String set) {
    return "%s-%s-z%s".formatted(set, split, redshift);
  }
}
