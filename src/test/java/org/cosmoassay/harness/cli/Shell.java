package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.cosmoassay.harness.ci.JobEnvironment;

/** Runs command lines in this process and keeps what they print. */
final class Shell {

  private Shell() {}

  /**
   * What a command line did.
   *
   * @param code its exit code
   * @param out standard output
   * @param err standard error
   */
  record Result(int code, String out, String err) {}

  static Result run(Object... arguments) {
    return run(JobEnvironment.NONE, arguments);
  }

  /** The same as a job of some service. */
  static Result run(JobEnvironment job, Object... arguments) {
    return run(job, Terminal.NONE, arguments);
  }

  /** The same on a terminal. */
  static Result run(Terminal terminal, Object... arguments) {
    return run(JobEnvironment.NONE, terminal, arguments);
  }

  private static Result run(JobEnvironment job, Terminal terminal, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i] instanceof Path path ? path.toString() : (String) arguments[i];
    }
    int code = Main.execute(new PrintWriter(out), new PrintWriter(err), job, () -> terminal, texts);
    return new Result(code, out.toString(), err.toString());
  }
}
