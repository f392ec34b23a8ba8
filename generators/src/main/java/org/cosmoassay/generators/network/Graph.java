package org.cosmoassay.generators.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A computation over weights and inputs: build it once, then evaluate it or take its gradients for
 * many inputs. Not safe for use by several threads at once.
 */
public final class Graph {

  private static final String LOSS = "loss";

  /** Where {@link #swish} stops. */
  private static final double LARGEST_SUM = 40;

  private final SameDiff graph;
  private final Precision precision;
  private final Map<String, SDVariable> weights = new LinkedHashMap<>();
  private final Map<String, SDVariable> inputs = new LinkedHashMap<>();
  private final Weights values;
  private boolean differentiated;

  private Graph(Weights values, Precision precision) {
    this.values = values;
    this.precision = precision;
    this.graph = SameDiff.create();
  }

  /** An empty graph that may use these weights. */
  public static Graph over(Weights values, Precision precision) {
    NativeArithmetic.start();
    return new Graph(values, precision);
  }

  /** The weights of a name, as a variable of the graph. */
  public SDVariable weight(String name) {
    return weights.computeIfAbsent(name, key -> graph.var(key, array(values.tensor(key))));
  }

  /** An input of a name; a first side of -1 takes any number of examples. */
  public SDVariable input(String name, int... shape) {
    return inputs.computeIfAbsent(
        name,
        key ->
            graph.placeHolder(
                key, precision.type(), Arrays.stream(shape).asLongStream().toArray()));
  }

  /**
   * x / (1 + exp(-x)), of which ND4J's slope in single precision is not a number above 44: larger
   * sums count as {@value #LARGEST_SUM}, which trained networks do not reach.
   */
  public SDVariable swish(SDVariable x) {
    return graph.nn().swish(graph.math().min(x, constant(LARGEST_SUM)));
  }

  /** A constant. */
  public SDVariable constant(double[] numbers, int... shape) {
    return graph.constant(array(numbers, shape));
  }

  /** A single number, to be broadcast. */
  public SDVariable constant(double number) {
    return graph.constant(array(new double[] {number}, 1, 1));
  }

  /**
   * Sums of rows, shape (rows, 1), as a product with ones: the reductions of ND4J fail in a graph
   * when the axis that they sum over has one entry.
   */
  public SDVariable sumOfRows(SDVariable matrix, int columns) {
    return matrix.mmul(constant(ones(columns), columns, 1));
  }

  /** Sums of columns, shape (1, columns). */
  public SDVariable sumOfColumns(SDVariable matrix, int rows) {
    return constant(ones(rows), 1, rows).mmul(matrix);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The operations of ND4J beyond those of a variable. */
  public SameDiff operations() {
    return graph;
  }

  /** Replaces the numbers of weights that the graph uses. */
  public void assign(String name, float[] numbers) {
    SDVariable variable = weights.get(name);
    if (variable != null) {
      INDArray array = variable.getArr();
      array.assign(Nd4j.createFromArray(numbers).castTo(precision.type()).reshape(array.shape()));
    }
  }

  /** One evaluation of outputs, each flattened in row-major order. */
  public List<double[]> evaluate(Map<String, NumberArray> given, List<SDVariable> outputs) {
    List<String> names = outputs.stream().map(SDVariable::name).toList();
    Map<String, INDArray> results = graph.output(arrays(given), names);
    List<double[]> flat = new ArrayList<>();
    for (String name : names) {
      INDArray result = present(results.get(name), name);
      flat.add(result.castTo(DataType.DOUBLE).dup('c').data().asDouble());
    }
    return flat;
  }

  /** Declares what is to be made small: a single number. */
  public void minimize(SDVariable loss) {
    loss.rename(LOSS);
    graph.setLossVariables(LOSS);
  }

  /** A loss and its gradients by weight. */
  public record Gradients(double loss, SortedMap<String, float[]> byWeight) {}

  /** The loss at these inputs and its gradients with respect to the named weights. */
  public Gradients gradients(Map<String, NumberArray> given, List<String> names) {
    if (!differentiated) {
      QuietOutput.during(graph::createGradFunction);
      differentiated = true;
    }
    OutAndGrad result = graph.calculateGradientsAndOutputs(arrays(given), List.of(LOSS), names);
    SortedMap<String, float[]> byWeight = new TreeMap<>();
    for (String name : names) {
      INDArray gradient = present(result.getGradients().get(name), name);
      byWeight.put(name, gradient.castTo(DataType.FLOAT).dup('c').data().asFloat());
    }
    return new Gradients(present(result.getOutputs().get(LOSS), LOSS).getDouble(0), byWeight);
  }

  /** Names of the weights used so far, in their order. */
  public List<String> usedWeights() {
    return weights.keySet().stream().sorted().toList();
  }

  private Map<String, INDArray> arrays(Map<String, NumberArray> given) {
    Map<String, INDArray> arrays = new HashMap<>();
    given.forEach(
        (name, numbers) -> {
          if (inputs.containsKey(name)) {
            arrays.put(name, numbers.toArray(precision.type()));
          }
        });
    @Nullable String missing =
        inputs.keySet().stream().filter(name -> !arrays.containsKey(name)).findFirst().orElse(null);
    if (missing != null) {
      throw new IllegalArgumentException("the graph's input %s was not given".formatted(missing));
    }
    return arrays;
  }

  private static INDArray present(@Nullable INDArray array, String name) {
    if (array == null) {
      throw new IllegalStateException("the graph answered nothing for " + name);
    }
    return array;
  }

  private INDArray array(Tensor tensor) {
    long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
    return Nd4j.createFromArray(tensor.copyValues()).castTo(precision.type()).reshape(shape);
  }

  private INDArray array(double[] numbers, int... shape) {
    long[] sides = Arrays.stream(shape).asLongStream().toArray();
    return Nd4j.createFromArray(numbers).castTo(precision.type()).reshape(sides);
  }
}
