package org.cosmoassay.generators.halo;

import java.util.List;
import java.util.SortedMap;
import org.cosmoassay.generators.model.ModelDescription;
import org.cosmoassay.generators.network.Weights;
import org.cosmoassay.generators.training.Objective;
import org.cosmoassay.generators.training.TrainingResult;
import org.cosmoassay.generators.training.TrainingSettings;

/** A kind of model that carries base halos into halos of simulations, with its architecture. */
interface HaloFamily {

  /** The name in model files. */
  String name();

  /** The architecture, with everything that was left to defaults. */
  SortedMap<String, Object> parameters();

  /** Where the model begins. */
  HaloBase base();

  /** Halos that a base must have for the model to work. */
  int fewest();

  /** Numbers that condition an example, for model files. */
  int conditions();

  /** How many numbers the weights are. */
  long count();

  /** Weights of the right names and shapes. */
  Weights initial(long seed);

  /** What training does, in order. */
  Course course(List<HaloPair> pairs, HaloModels.Recipe recipe, String checksum);

  /** The model with these weights. */
  HaloCarrier carrier(Weights weights);

  /** Text for people about a freshly trained model. */
  String card(ModelDescription description, List<HaloPair> pairs, TrainingResult result);

  /**
   * What training does.
   *
   * @param initial weights it begins with
   * @param stages each beginning with the weights of the one before
   */
  record Course(Weights initial, List<Stage> stages) {

    public Course {
      stages = List.copyOf(stages);
    }
  }

  /**
   * A part of training.
   *
   * @param name part of the name of its checkpoint; empty for the last
   * @param objectives taken in turn
   * @param settings of the optimizer
   */
  record Stage(String name, List<Objective> objectives, TrainingSettings settings) {

    public Stage {
      objectives = List.copyOf(objectives);
    }
  }
}
