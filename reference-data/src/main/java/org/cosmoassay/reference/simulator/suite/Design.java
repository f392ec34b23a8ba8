package org.cosmoassay.reference.simulator.suite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.cosmoassay.reference.simulator.linear.ParameterRange;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.RandomStreams;
import org.hipparchus.random.SobolSequenceGenerator;

/** Which cosmologies a set of simulations has. */
public sealed interface Design {

  /** Digits after the point of a designed parameter: what tables print is what was simulated. */
  double ROUNDING = 1e4;

  /**
   * The cosmologies of a set.
   *
   * @param fiducial parameters that are not varied
   * @param count how many
   * @param seed of the design
   */
  List<Cosmology> cosmologies(Cosmology fiducial, int count, long seed);

  /**
   * Cosmologies that bound all that a set can have.
   *
   * @throws IllegalArgumentException when the design cannot have that many
   */
  List<Cosmology> extremes(Cosmology fiducial, int count);

  /** The design in words. */
  String describe();

  /** A parameter and the interval it is drawn from. */
  record Span(ParameterRange parameter, double least, double most) {
    public Span {
      if (!(least < most)) {
        throw new IllegalArgumentException(
            "%s: the interval %s to %s is empty".formatted(parameter.label(), least, most));
      }
    }

    private static String describe(List<Span> spans) {
      return spans.stream()
          .map(s -> s.parameter().label() + " " + s.least() + " to " + s.most())
          .collect(Collectors.joining(", "));
    }

    private static List<Cosmology> corners(List<Span> spans, Cosmology fiducial) {
      List<Cosmology> corners = List.of(fiducial);
      for (Span span : spans) {
        List<Cosmology> next = new ArrayList<>();
        for (Cosmology corner : corners) {
          next.add(span.parameter().with(corner, span.least()));
          next.add(span.parameter().with(corner, span.most()));
        }
        corners = next;
      }
      return corners;
    }

    double at(double fraction) {
      return Math.round((least + fraction * (most - least)) * ROUNDING) / ROUNDING;
    }
  }

  /** The fiducial cosmology every time. */
  record Repeated() implements Design {
    @Override
    public List<Cosmology> extremes(Cosmology fiducial, int count) {
      return List.of(fiducial);
    }

    @Override
    public String describe() {
      return "the fiducial cosmology";
    }

    @Override
    public List<Cosmology> cosmologies(Cosmology fiducial, int count, long seed) {
      return Collections.nCopies(count, fiducial);
    }
  }

  /** Stated cosmologies, in order. */
  record Listed(List<Cosmology> stated) implements Design {
    public Listed {
      stated = List.copyOf(stated);
    }

    @Override
    public List<Cosmology> extremes(Cosmology fiducial, int count) {
      return cosmologies(fiducial, count, 0);
    }

    @Override
    public String describe() {
      return "listed cosmologies";
    }

    @Override
    public List<Cosmology> cosmologies(Cosmology fiducial, int count, long seed) {
      if (count != stated.size()) {
        throw new IllegalArgumentException(
            "%d cosmologies are listed for %d simulations".formatted(stated.size(), count));
      }
      return stated;
    }
  }

  /**
   * A Latin hypercube: each interval is cut into as many parts as there are simulations, and every
   * part is used once, at a random place in it. McKay, Beckman &amp; Conover (1979),
   * doi:10.2307/1268522.
   */
  record LatinHypercube(List<Span> spans) implements Design {
    public LatinHypercube {
      spans = List.copyOf(spans);
    }

    @Override
    public List<Cosmology> extremes(Cosmology fiducial, int count) {
      return Span.corners(spans, fiducial);
    }

    @Override
    public String describe() {
      return "a Latin hypercube over " + Span.describe(spans);
    }

    @Override
    public List<Cosmology> cosmologies(Cosmology fiducial, int count, long seed) {
      UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "hypercube", 0));
      List<Cosmology> cosmologies = new ArrayList<>(Collections.nCopies(count, fiducial));
      for (Span span : spans) {
        int[] parts = PermutationSampler.natural(count);
        PermutationSampler.shuffle(random, parts);
        for (int i = 0; i < count; i++) {
          double value = span.at((parts[i] + random.nextDouble()) / count);
          cosmologies.set(i, span.parameter().with(cosmologies.get(i), value));
        }
      }
      return cosmologies;
    }
  }

  /**
   * A Sobol sequence, shifted at random modulo 1; its first points, too, fill the intervals evenly.
   * Sobol (1967), doi:10.1016/0041-5553(67)90144-9; Cranley &amp; Patterson (1976),
   * doi:10.1137/0713071.
   */
  record Sobol(List<Span> spans) implements Design {
    public Sobol {
      spans = List.copyOf(spans);
    }

    @Override
    public List<Cosmology> extremes(Cosmology fiducial, int count) {
      return Span.corners(spans, fiducial);
    }

    @Override
    public String describe() {
      return "a Sobol sequence over " + Span.describe(spans);
    }

    @Override
    public List<Cosmology> cosmologies(Cosmology fiducial, int count, long seed) {
      UniformRandomProvider random = RandomStreams.of(RandomStreams.split(seed, "sobol", 0));
      double[] shifts = random.doubles(spans.size()).toArray();
      SobolSequenceGenerator sequence = new SobolSequenceGenerator(spans.size());
      List<Cosmology> cosmologies = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        double[] point = sequence.nextVector();
        Cosmology cosmology = fiducial;
        for (int p = 0; p < point.length; p++) {
          Span span = spans.get(p);
          cosmology = span.parameter().with(cosmology, span.at((point[p] + shifts[p]) % 1));
        }
        cosmologies.add(cosmology);
      }
      return cosmologies;
    }
  }
}
