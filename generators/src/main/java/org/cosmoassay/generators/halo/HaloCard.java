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
    double moved = pairs.stream().mapToInt(HaloPair::movedCount).average().orElse(0);
    return String.format(
        Locale.ROOT,
        """
        # A stochastic interpolant of halo clouds

        Carries halos of `%s` into halos of simulations: positions, velocities and masses in a
        periodic box, conditional on Omega_m and sigma_8.

        - Trained on %d pairs of clouds (%s); on average %.0f halos of a cloud have a partner to learn
          displacement and velocity from, all of them teach masses.
        - %d steps in %.0f s of one thread; last loss %.4f. %d numbers of weights.
        - Made by: `%s`
        - Knows the redshift, number density and box size of its training data only through the base.
          Do not use it at another redshift or number of halos per volume, or outside the range of
          cosmologies that it was trained on.
        - Has no likelihood.
        - How good it is, a benchmark with held-out simulations says.
        """,
        description.architecture().get("base"),
        pairs.size(),
        description.data(),
        moved,
        result.steps(),
        result.seconds(),
        result.curve().last(),
        result.weights().count(),
        description.command());
  }

  static String ofHaloByHalo(
      ModelDescription description, List<HaloPair> pairs, TrainingResult result) {
    double moved = pairs.stream().mapToInt(HaloPair::movedCount).average().orElse(0);
    return String.format(
        Locale.ROOT,
        """
        # Halo clouds, halo by halo: %s

        Draws what becomes of each halo of `%s` by itself: displacement, change of velocity and of mass
        in the halo's own frame, given its mass, speed and surroundings, Omega_m and sigma_8.

        - Trained on %d pairs of clouds (%s); on average %.0f halos of a cloud have a partner to learn
          displacement and velocity from, the others take those of the halo most alike.
        - %d steps in %.0f s of one thread; last loss %.4f. %d numbers of weights.
        - Made by: `%s`
        - Halos are independent of each other given their surroundings: where they collide, merge or
          compete for mass, and on the smallest scales, the model is wrong by construction.
        - Knows the redshift, number density and box size of its training data only through the base.
          Do not use it at another redshift or number of halos per volume, or outside the range of
          cosmologies that it was trained on.
        - How good it is, a benchmark with held-out simulations says.
        """,
        description.family(),
        description.architecture().get("base"),
        pairs.size(),
        description.data(),
        moved,
        result.steps(),
        result.seconds(),
        result.curve().last(),
        result.weights().count(),
        description.command());
  }
}
