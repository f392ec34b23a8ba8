package org.cosmoassay.generators.halo;

/**
 * What becomes of a halo as seven numbers in its own frame: displacement, change of velocity and
 * change of mass, in {@link HaloUnits}.
 */
final class HaloChanges {

  private HaloChanges() {}

  /** Writes the change of halo i to a state. */
  static void fromState(
      BaseHalos base, double[] frames, int i, double[] states, double[] to, int at) {
    int state = i * HaloUnits.STATE;
    int frame = i * HaloFrame.NUMBERS;
    int fast = state + HaloUnits.VELOCITY;
    for (int axis = 0; axis < 3; axis++) {
      to[at + axis] =
          HaloFrame.component(
              frames, frame, axis, states[state], states[state + 1], states[state + 2]);
      to[at + HaloUnits.VELOCITY + axis] =
          HaloFrame.component(
              frames,
              frame,
              axis,
              states[fast] - base.state(i, HaloUnits.VELOCITY),
              states[fast + 1] - base.state(i, HaloUnits.VELOCITY + 1),
              states[fast + 2] - base.state(i, HaloUnits.VELOCITY + 2));
    }
    to[at + HaloUnits.MASS] = states[state + HaloUnits.MASS] - base.state(i, HaloUnits.MASS);
  }

  /** Writes the state of halo i after a change, which begins at the same place of its array. */
  static void toState(BaseHalos base, double[] frames, int i, double[] changes, double[] to) {
    int at = i * HaloUnits.STATE;
    int frame = i * HaloFrame.NUMBERS;
    int fast = at + HaloUnits.VELOCITY;
    for (int axis = 0; axis < 3; axis++) {
      to[at + axis] =
          HaloFrame.inBox(frames, frame, axis, changes[at], changes[at + 1], changes[at + 2]);
      to[fast + axis] =
          base.state(i, HaloUnits.VELOCITY + axis)
              + HaloFrame.inBox(
                  frames, frame, axis, changes[fast], changes[fast + 1], changes[fast + 2]);
    }
    to[at + HaloUnits.MASS] = base.state(i, HaloUnits.MASS) + changes[at + HaloUnits.MASS];
  }
}
