package org.cosmoassay.reference.format.named;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cosmoassay.reference.format.CloudColumn;

/** The names under which files keep the columns of a cloud, the preferred one first. */
public final class ColumnAliases {

  /** Names in use everywhere; upper and lower case count as equal. */
  public static final ColumnAliases COMMON =
      new ColumnAliases(new EnumMap<>(CloudColumn.class))
          .with(CloudColumn.X, "x", "pos_x", "x_pos", "position_x", "pos[0]", "position[0]")
          .with(CloudColumn.Y, "y", "pos_y", "y_pos", "position_y", "pos[1]", "position[1]")
          .with(CloudColumn.Z, "z", "pos_z", "z_pos", "position_z", "pos[2]", "position[2]")
          .with(CloudColumn.VX, "vx", "vel_x", "v_x", "velocity_x", "vel[0]", "velocity[0]")
          .with(CloudColumn.VY, "vy", "vel_y", "v_y", "velocity_y", "vel[1]", "velocity[1]")
          .with(CloudColumn.VZ, "vz", "vel_z", "v_z", "velocity_z", "vel[2]", "velocity[2]")
          .with(CloudColumn.MASS, "mass", "m", "halo_mass", "mvir", "m200b", "m200c")
          .with(CloudColumn.WEIGHT, "weight");

  private final Map<CloudColumn, List<String>> names;

  private ColumnAliases(Map<CloudColumn, List<String>> names) {
    this.names = names;
  }

  /** These, with other names for one column; none when it is never taken by itself. */
  public ColumnAliases with(CloudColumn column, String... others) {
    Map<CloudColumn, List<String>> changed = new EnumMap<>(CloudColumn.class);
    changed.putAll(names);
    changed.put(column, Arrays.asList(others));
    return new ColumnAliases(changed);
  }

  /** The name of a column in a file of these names; empty when none of the aliases is there. */
  Optional<String> find(CloudColumn column, List<String> present) {
    for (String alias : names.getOrDefault(column, List.of())) {
      for (String name : present) {
        if (name.toLowerCase(Locale.ROOT).equals(alias.toLowerCase(Locale.ROOT))) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }
}
