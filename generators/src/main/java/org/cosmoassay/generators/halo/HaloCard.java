package org.cosmoassay.generators.halo;

import java.util.List;
import java.util.Locale;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.training.TrainingResult;

/** Model cards of freshly trained models: what is known without judging it. */
final class HaloCard {

  private HaloCard() {}

  static String ofInterpolant(
      ModelDescription description, List<HaloPair> pairs, TrainingResult result) {
    return """
        # A stochastic interpolant of halo clouds

        Carries halos of `%s` into halos of simulations: positions, velocities and masses in a
        periodic box, conditional on Omega_m and sigma_8.

        """
            .formatted(description.architecture().get("base"))
        + training(description, pairs, result, "all of them teach masses")
        + "- Has no likelihood.\n"
        + limits();
  }

  static String ofHaloByHalo(
      ModelDescription description, List<HaloPair> pairs, TrainingResult result) {
    return """
        # Halo clouds, halo by halo: %s

        Draws what becomes of each halo of `%s` by itself: displacement, change of velocity and of mass
        in the halo's own frame, given its mass, speed and surroundings, Omega_m and sigma_8.

        """
            .formatted(description.family(), description.architecture().get("base"))
        + training(description, pairs, result, "the others take those of the halo most alike")
        + """
        - Halos are independent of each other given their surroundings: where they collide, merge or
          compete for mass, and on the smallest scales, the model is wrong by construction.
        """
        + limits();
  }

  /**
   * What the model was made from and how.
   *
   * @param without a partner, what halos of a cloud do
   */
  private static String training(
      ModelDescription description, List<HaloPair> pairs, TrainingResult result, String without) {
    double moved = pairs.stream().mapToInt(HaloPair::movedCount).average().orElse(0);
    return String.format(
        Locale.ROOT,
        """
        - Trained on %d pairs of clouds (%s); on average %.0f halos of a cloud have a partner to learn
          displacement and velocity from, %s.
        - %d steps in %.0f s of one thread; last loss %.4f. %d numbers of weights.
        - Made by: `%s`
        """,
        pairs.size(),
        description.data(),
        moved,
        without,
        result.steps(),
        result.seconds(),
        result.curve().last(),
        result.weights().count(),
        description.command());
  }

  private static String limits() {
    return """
        - Knows the redshift, number density and box size of its training data only through the base.
          Do not use it at another redshift or number of halos per volume, or outside the range of
          cosmologies that it was trained on.
        - How good it is, a benchmark with held-out simulations says.
        """;
  }
}
