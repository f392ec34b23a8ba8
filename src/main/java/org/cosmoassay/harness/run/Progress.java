package org.cosmoassay.harness.run;

/** Where long work reports how far it is. */
public interface Progress {

  /** Nobody watches. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(String task, int steps) {
          // Quiet by design.
        }

        @Override
        public void step() {
          // Quiet by design.
        }

        @Override
        public void end() {
          // Quiet by design.
        }
      };

  /** A task of so many steps begins. */
  void begin(String task, int steps);

  /** One step is done; called from any thread. */
  void step();

  /** The task is done. */
  void end();
}
