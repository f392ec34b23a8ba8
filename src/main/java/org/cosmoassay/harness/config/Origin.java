package org.cosmoassay.harness.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cosmoassay.generators.perturbed.Defect;
import org.cosmoassay.statistics.catalog.PeriodicBox;
import org.jspecify.annotations.Nullable;

/** Where the clouds of the reference or of a source come from. */
public sealed interface Origin {

  /**
   * Catalogues on disk. What is null must be stated by the files themselves; for a source, box and
   * redshift are the reference's where the benchmark states those.
   *
   * @param file one file of one or many clouds
   * @param columns names of the columns in order, {@code -} for one to ignore
   * @param box the domain, sides in Mpc/h
   * @param redshift redshift of every cloud
   * @param omegaM matter density of every cloud that no table of conditions covers
   * @param conditions CSV table of cosmologies, a row per cloud
   * @param wrap whether positions outside the box are wrapped into it
   * @param loading how the file is read beside that
   */
  record Catalogues(
      InputFile file,
      @Nullable List<String> columns,
      @Nullable PeriodicBox box,
      @Nullable Double redshift,
      @Nullable Double omegaM,
      @Nullable InputFile conditions,
      boolean wrap,
      Loading loading)
      implements Origin {
    public Catalogues {
      columns = columns == null ? null : List.copyOf(columns);
    }

    /** A file that states everything else. */
    public Catalogues(
        InputFile file,
        @Nullable List<String> columns,
        @Nullable PeriodicBox box,
        @Nullable Double redshift,
        @Nullable Double omegaM,
        @Nullable InputFile conditions,
        boolean wrap) {
      this(file, columns, box, redshift, omegaM, conditions, wrap, Loading.DEFAULT);
    }
  }

  /**
   * Surveys on disk, a file each, with randoms that trace their window.
   *
   * @param catalogues files, or patterns with * and ? for the names of some
   * @param randoms likewise: one file for all catalogues, or one each
   * @param columns names of the columns of the catalogues in order, {@code -} for one to ignore; of
   *     tables with names also {@code ra=NAME}
   * @param randomsColumns likewise, of the randoms
   * @param omegaM matter density that turns redshifts into distances; null when none is needed
   */
  record Surveys(
      List<InputFile> catalogues,
      List<InputFile> randoms,
      List<String> columns,
      List<String> randomsColumns,
      @Nullable Double omegaM)
      implements Origin {
    public Surveys {
      catalogues = List.copyOf(catalogues);
      randoms = List.copyOf(randoms);
      columns = List.copyOf(columns);
      randomsColumns = List.copyOf(randomsColumns);
    }
  }

  /**
   * Tables of measurements, of the reference alone. What is null is stated by every source that
   * needs it.
   *
   * @param tables by identifier of the statistic
   * @param box the domain of generated sources, sides in Mpc/h
   * @param redshift redshift of sources that state none
   * @param omegaM matter density of sources that state none
   * @param points mean number of points of a cloud
   * @param realizations number of clouds of sources that state none
   */
  record Tables(
      Map<String, TableSpec> tables,
      @Nullable PeriodicBox box,
      @Nullable Double redshift,
      @Nullable Double omegaM,
      @Nullable Double points,
      @Nullable Integer realizations)
      implements Origin {
    public Tables {
      tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }
  }

  /**
   * A built-in generator.
   *
   * @param generator its name
   * @param parameters its own parameters by name: {@code Double} or {@code String}
   * @param points expected number of points of a cloud; null for the reference's mean
   * @param realizations number of clouds; null for as many as the reference has
   * @param box the domain, sides in Mpc/h; null for that of the reference's catalogues
   * @param redshift redshift of every cloud; null when no one states it here
   * @param omegaM matter density of every cloud; null when no one states it here
   */
  record BuiltIn(
      String generator,
      SortedMap<String, Object> parameters,
      @Nullable Double points,
      @Nullable Integer realizations,
      @Nullable PeriodicBox box,
      @Nullable Double redshift,
      @Nullable Double omegaM)
      implements Origin {
    public BuiltIn {
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
  }

  /**
   * A trained model.
   *
   * @param model its folder
   * @param points number of points of a cloud; null for the reference's mean
   * @param realizations number of clouds; null for as many as the reference has
   * @param box the domain, sides in Mpc/h; null for that of the reference's catalogues
   */
  record Trained(
      InputFile model,
      @Nullable Double points,
      @Nullable Integer realizations,
      @Nullable PeriodicBox box)
      implements Origin {}

  /**
   * An external program, run once per cloud without a shell, in the directory of the benchmark.
   *
   * @param command program and arguments with the placeholders {@code {seed}}, {@code {output}},
   *     {@code {conditions}} and {@code {realization}}
   * @param realizations number of clouds; null for as many as the reference has
   * @param timeoutSeconds time one run may take, in seconds
   * @param output format of what it writes: npy, npz, csv or hdf5
   * @param columns names of the columns in order; null when the output states them
   * @param wrap whether positions outside the box are wrapped into it
   */
  record Command(
      List<String> command,
      @Nullable Integer realizations,
      double timeoutSeconds,
      String output,
      @Nullable List<String> columns,
      boolean wrap)
      implements Origin {
    public Command {
      command = List.copyOf(command);
      columns = columns == null ? null : List.copyOf(columns);
    }
  }

  /**
   * Another source with one planted defect.
   *
   * @param source {@link #REFERENCE} or the name of another source
   * @param defect what is planted, and how strongly
   */
  record Perturbed(String source, Defect defect) implements Origin {
    /** The word for the reference, whatever its name. */
    public static final String REFERENCE = "reference";
  }
}
