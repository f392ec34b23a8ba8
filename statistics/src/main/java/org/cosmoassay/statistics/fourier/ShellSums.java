package org.cosmoassay.statistics.fourier;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.cosmoassay.statistics.Flag;
import org.cosmoassay.statistics.Parallel;

/**
 * Sums over the modes of a mesh in shells lo &lt;= |k| &lt; hi.
 *
 * <p>Both k and -k count as modes, so that {@code modes} is twice the number of independent ones;
 * the mode k = 0 never counts. A shell that reaches beyond the Nyquist wavenumber is not summed: it
 * lacks modes, and those it has cannot be told from their images.
 */
final class ShellSums {

  private final long[] modes;
  private final double[] meanWavenumbers;
  private final Flag[] flags;
  private final double[][] sums;

  private ShellSums(long[] modes, double[] meanWavenumbers, Flag[] flags, double[][] sums) {
    this.modes = modes;
    this.meanWavenumbers = meanWavenumbers;
    this.flags = flags;
    this.sums = sums;
  }

  /** The modes of one row along z that fall into shells or between them. */
  static final class Row {
    private final double[] wavenumbers;
    private final int[] shells;
    private final int halfCells;
    private int i;
    private int j;
    private int count;

    private Row(Mesh mesh) {
      wavenumbers = new double[mesh.halfRow()];
      shells = new int[mesh.halfRow()];
      halfCells = mesh.nz() % 2 == 0 ? mesh.nz() / 2 : -1;
    }

    int i() {
      return i;
    }

    int j() {
      return j;
    }

    /** Number of modes along z, from 0, up to the highest shell. */
    int count() {
      return count;
    }

    /** The shell of a mode; -1 for none. */
    int shell(int k) {
      return shells[k];
    }

    /** 2 for a mode whose opposite is not held, 1 for one whose opposite is in a row as well. */
    int multiplicity(int k) {
      return k == 0 || k == halfCells ? 1 : 2;
    }
  }

  /** Adds what the modes of a row have to the sums; one tally per task. */
  interface Tally {
    void add(Row row, double[][] sums);
  }

  /**
   * Walks over all modes below the highest resolved edge.
   *
   * @param edges of the shells, in h/Mpc
   * @param quantities number of sums per shell
   */
  static ShellSums over(Mesh mesh, double[] edges, int quantities, Supplier<Tally> tallies) {
    Flag[] flags = new Flag[edges.length - 1];
    double nyquist = mesh.nyquist();
    int resolved = 0;
    for (int shell = 0; shell < flags.length; shell++) {
      boolean fine = edges[shell + 1] <= nyquist;
      flags[shell] = fine ? Flag.NONE : Flag.BEYOND_RESOLUTION;
      resolved += fine ? 1 : 0;
    }
    double[] inside = Arrays.copyOf(edges, resolved + 1);
    Wavenumbers lengths = Wavenumbers.of(mesh);
    List<double[][]> parts =
        Parallel.map(
            resolved == 0 ? 0 : mesh.nx(),
            i -> {
              double[][] part = new double[quantities + 2][inside.length - 1];
              walkPlane(mesh, lengths, inside, i, part, tallies.get());
              return part;
            });
    double[][] sums = new double[quantities + 2][flags.length];
    for (double[][] part : parts) {
      for (int q = 0; q < part.length; q++) {
        for (int shell = 0; shell < resolved; shell++) {
          sums[q][shell] += part[q][shell];
        }
      }
    }
    long[] modes = new long[flags.length];
    double[] means = new double[flags.length];
    for (int shell = 0; shell < flags.length; shell++) {
      modes[shell] = (long) sums[quantities][shell];
      means[shell] = modes[shell] == 0 ? Double.NaN : sums[quantities + 1][shell] / modes[shell];
      if (modes[shell] == 0 && flags[shell] == Flag.NONE) {
        flags[shell] = Flag.EMPTY;
      }
    }
    return new ShellSums(modes, means, flags, sums);
  }

  private static void walkPlane(
      Mesh mesh, Wavenumbers lengths, double[] edges, int i, double[][] sums, Tally tally) {
    double[] modes = sums[sums.length - 2];
    double[] wavenumbers = sums[sums.length - 1];
    Row row = new Row(mesh);
    row.i = i;
    for (int j = 0; j < mesh.ny(); j++) {
      row.j = j;
      if (locate(lengths, edges, row)) {
        for (int k = 0; k < row.count; k++) {
          if (row.shells[k] >= 0) {
            modes[row.shells[k]] += row.multiplicity(k);
            wavenumbers[row.shells[k]] += row.multiplicity(k) * row.wavenumbers[k];
          }
        }
        tally.add(row, sums);
      }
    }
  }

  /** Finds the shells of the modes of a row, and whether there are any. */
  private static boolean locate(Wavenumbers wavenumbers, double[] edges, Row row) {
    double across = wavenumbers.across(row.i, row.j);
    int shell = -1;
    boolean any = false;
    row.count = 0;
    for (int k = 0; k < row.shells.length; k++) {
      double wavenumber = wavenumbers.length(across, k);
      while (shell < edges.length - 1 && wavenumber >= edges[shell + 1]) {
        shell++;
      }
      if (shell == edges.length - 1) {
        break;
      }
      boolean zero = row.i == 0 && row.j == 0 && k == 0;
      row.shells[k] = zero ? -1 : shell;
      row.wavenumbers[k] = wavenumber;
      row.count = k + 1;
      any |= row.shells[k] >= 0;
    }
    return any;
  }

  long[] modes() {
    return modes;
  }

  double[] meanWavenumbers() {
    return meanWavenumbers;
  }

  Flag flag(int shell) {
    return flags[shell];
  }

  /** Mean of a quantity over the modes of a shell; NaN without modes. */
  double mean(int quantity, int shell) {
    return modes[shell] == 0 ? Double.NaN : sums[quantity][shell] / modes[shell];
  }
}
