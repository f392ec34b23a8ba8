package org.cosmoassay.generators.field;

import java.util.Locale;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.TrainingResult;

/** Model cards of freshly trained models of maps: what is known without judging it. */
final class FieldCard {

  private FieldCard() {}

  static String of(
      ModelDescription description,
      FieldArchitecture architecture,
      int maps,
      TrainingResult ofMaps,
      TrainingResult ofLatents,
      Weights weights) {
    return String.format(
        Locale.ROOT,
        """
        # Density maps with a compact latent

        Draws the number of halos in %d^3 cells of a periodic box of %s Mpc/h, given a latent (the
        longest plane waves and %d learned numbers), and latents given Omega_m and sigma_8.

        - Trained on %d maps (%s).
        - %d steps of maps in %.0f s, last loss %.4f; %d steps of latents in %.0f s, last loss %.4f; one
          thread. %d numbers of weights.
        - Made by: `%s`
        - Knows redshift, number density and box only as they were in training. Do not use it at others,
          or outside the range of cosmologies that it was trained on.
        - Points lie anywhere in their cell: it knows nothing of distances below %.1f Mpc/h, of masses
          or of velocities. It has a likelihood of its latent, and none of whole clouds.
        - How good it is, a benchmark with held-out simulations says.
        """,
        architecture.side(),
        architecture.box(),
        architecture.means(),
        maps,
        description.data(),
        ofMaps.steps(),
        ofMaps.seconds(),
        ofMaps.curve().last(),
        ofLatents.steps(),
        ofLatents.seconds(),
        ofLatents.curve().last(),
        weights.count(),
        description.command(),
        architecture.box() / architecture.side());
  }
}
