package org.cosmoassay.reference.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cosmoassay.reference.format.unit.Quantity;
import org.cosmoassay.reference.format.unit.Unit;
import org.cosmoassay.reference.format.unit.Units;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PeriodicBox;

/**
 * From the units of a file to the program's own. A unit is stated by the file or by the user, and
 * both must agree; else it is that of the format's convention; else it is asked for: nothing is
 * guessed from the size of numbers.
 */
final class UnitConversion {

  private final Path file;
  private final Units stated;
  private final Units asked;
  private final Units conventional;

  private UnitConversion(Path file, Units stated, Units asked, Units conventional) {
    this.file = file;
    this.stated = stated;
    this.asked = asked;
    this.conventional = conventional;
  }

  static UnitConversion of(ColumnSource source, CatalogueOptions options)
      throws CatalogueException {
    Units stated = source.units();
    Units asked = options.units();
    for (Quantity quantity : Quantity.values()) {
      Optional<Unit> own = stated.unit(quantity);
      Optional<Unit> other = asked.unit(quantity);
      if (own.isPresent() && other.isPresent() && !own.get().equivalent(other.get())) {
        throw new CatalogueException(
            source.file(),
            "the file states the %s in %s and the options in %s; leave out the option"
                .formatted(quantity.label(), own.get().label(), other.get().label()));
      }
    }
    return new UnitConversion(source.file(), stated, asked, source.conventionalUnits());
  }

  private Optional<Unit> known(Quantity quantity) {
    return stated.orElse(asked).orElse(conventional).unit(quantity);
  }

  private double multiplier(Quantity quantity, Cosmology cosmology) throws CatalogueException {
    Optional<Unit> known = known(quantity);
    if (known.isEmpty()) {
      throw new CatalogueException(
          file,
          "does not state the unit of %s; pass --units %s, or the unit it is in (%s; units: in a benchmark)"
              .formatted(quantity.label(), quantity.standard(), quantity.examples()));
    }
    Unit unit = known.get();
    if (unit.needsH() && !(cosmology.h() > 0)) {
      throw new CatalogueException(
          file,
          "the %s is in %s, which needs the Hubble constant; pass --hubble H (H0 in 100 km/s/Mpc; hubble: in a benchmark)"
              .formatted(quantity.label(), unit.label()));
    }
    if (unit.needsScaleFactor() && !(cosmology.redshift() > -1)) {
      throw new CatalogueException(
          file,
          "the %s is in %s, which needs the redshift; pass --redshift Z (redshift: in a benchmark)"
              .formatted(quantity.label(), unit.label()));
    }
    return unit.multiplier(cosmology.h(), 1 / (1 + cosmology.redshift()));
  }

  /** Whether the lengths of a cloud can be converted. */
  boolean knowsLength(Cosmology cosmology) {
    Optional<Unit> unit = known(Quantity.LENGTH);
    return unit.isPresent()
        && (!unit.get().needsH() || cosmology.h() > 0)
        && (!unit.get().needsScaleFactor() || cosmology.redshift() > -1);
  }

  /** A box of the file in comoving Mpc/h. */
  PeriodicBox box(PeriodicBox box, Cosmology cosmology) throws CatalogueException {
    double multiplier = multiplier(Quantity.LENGTH, cosmology);
    return multiplier == 1
        ? box
        : new PeriodicBox(box.lx() * multiplier, box.ly() * multiplier, box.lz() * multiplier);
  }

  /** Converts the columns of a cloud in place: all of them or, when a unit is missing, none. */
  void convert(ColumnSet columns, Cosmology cosmology) throws CatalogueException {
    Map<CloudColumn, Double> multipliers = new EnumMap<>(CloudColumn.class);
    for (CloudColumn column : columns.names()) {
      Optional<Quantity> quantity = column.quantity();
      multipliers.put(
          column, quantity.isPresent() ? multiplier(quantity.get(), cosmology) : Double.valueOf(1));
    }
    multipliers.forEach(
        (column, multiplier) -> {
          double[] values = columns.values(column);
          for (int i = 0; multiplier != 1 && i < values.length; i++) {
            values[i] *= multiplier;
          }
        });
  }

  /** A line of {@code info} for each quantity that the columns have. */
  List<Catalogue.Detail> details() {
    List<Catalogue.Detail> details = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      String who =
          stated.unit(quantity).isPresent()
              ? " (the file states it)"
              : asked.unit(quantity).isPresent() ? " (by --units)" : " (by convention)";
      String unit =
          known(quantity)
              .map(u -> u.label() + who)
              .orElse("not stated; pass --units " + quantity.standard() + " or another");
      details.add(new Catalogue.Detail("unit of " + quantity.label(), unit));
    }
    return details;
  }
}
