package org.cosmoassay.harness.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.cosmoassay.harness.ci.JobEnvironment;
import org.cosmoassay.harness.config.ConfigurationException;
import org.cosmoassay.harness.engine.EngineException;
import org.cosmoassay.harness.run.Progress;
import org.cosmoassay.harness.run.SourceException;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reference.format.CatalogueException;
import org.cosmoassay.statistics.twopoint.KernelChoice;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The program's entry point: parses and delegates. */
@Command(
    name = "cosmoassay",
    description = "Tells whether a generated galaxy map is physics, or only looks like it.",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 all gates pass; 1 a fault of the program; 2 bad usage, configuration or"
          + " input;",
      "3 a gate failed; 4 a gate is inconclusive or skipped under --strict;",
      "130 ended by Ctrl-C, 143 by a request to terminate: the same command resumes."
    })
public final class Main {

  @Option(
      names = "--debug",
      description = "Show the stack trace of an error.",
      scope = ScopeType.INHERIT,
      showDefaultValue = Visibility.NEVER)
  private boolean debug;

  /** Prints a script that completes every command: it looks at them all. */
  private static final String COMPLETION = "generate-completion";

  /** What makes each command, in the order of the help. */
  private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("demo", DemoCommand::new);
    COMMANDS.put("run", RunCommand::new);
    COMMANDS.put(MeasureCommand.NAME, MeasureCommand::new);
    COMMANDS.put("gate", GateCommand::new);
    COMMANDS.put("calibrate", CalibrateCommand::new);
    COMMANDS.put("compare", CompareCommand::new);
    COMMANDS.put("report", ReportCommand::new);
    COMMANDS.put("serve", ServeCommand::new);
    COMMANDS.put("info", InfoCommand::new);
    COMMANDS.put("convert", ConvertCommand::new);
    COMMANDS.put("simulate", SimulateCommand::new);
    COMMANDS.put("train", TrainCommand::new);
    COMMANDS.put("sample", SampleCommand::new);
    COMMANDS.put("list", ListCommand::new);
    COMMANDS.put("init", InitCommand::new);
    // Not a method reference: its class file is of Java 5, and JDK 25 fails to archive the type.
    COMMANDS.put(COMPLETION, () -> new AutoComplete.GenerateCompletion());
  }

  private final JobEnvironment job;
  private final Supplier<Terminal> terminal;
  private final StopNotice stopNotice;

  private Main(JobEnvironment job, Supplier<Terminal> terminal, StopNotice stopNotice) {
    this.job = job;
    this.terminal = terminal;
    this.stopNotice = stopNotice;
  }

  /**
   * Where work that the same command resumes reports how far it is.
   *
   * @param quiet shows nothing in any case
   */
  Progress resumableProgress(boolean quiet) {
    return stopNotice.over(TerminalProgress.create(quiet));
  }

  /** The service that this program runs in as a job. */
  JobEnvironment job() {
    return job;
  }

  /** What this program prints to; asked when it is needed, as windows change their width. */
  Terminal terminal() {
    return terminal.get();
  }

  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    StopNotice stopNotice = new StopNotice();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopNotice.stop(err);
                  // An external command must not outlive the program that waits for it.
                  ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
                }));
    Main main = new Main(JobEnvironment.of(System.getenv()), Terminal::here, stopNotice);
    int code = main.perform(out, err, args);
    stopNotice.ended();
    System.exit(code);
  }

  /** Runs one command line outside of any job. */
  public static int execute(PrintWriter out, PrintWriter err, String... args) {
    return execute(out, err, JobEnvironment.NONE, () -> Terminal.NONE, args);
  }

  /** Runs one command line and returns its exit code; never calls {@code System.exit}. */
  static int execute(
      PrintWriter out,
      PrintWriter err,
      JobEnvironment job,
      Supplier<Terminal> terminal,
      String... args) {
    return new Main(job, terminal, new StopNotice()).perform(out, err, args);
  }

  /** What understands a command line, without doing anything. */
  static CommandLine line(String... args) {
    return line(new Main(JobEnvironment.NONE, () -> Terminal.NONE, new StopNotice()), args);
  }

  private static CommandLine line(Main main, String... args) {
    return withCommands(new CommandLine(main), args).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private int perform(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line =
        line(this, args)
            .setOut(out)
            .setErr(err)
            .setUsageHelpAutoWidth(true)
            .setParameterExceptionHandler(Main::badUsage)
            .setExecutionExceptionHandler((e, command, parsed) -> report(e, command));
    if (args.length == 0) {
      line.usage(err);
      return ExitCode.BAD_INPUT;
    }
    int code = isKernelKnown(err) ? execute(line, args) : ExitCode.BAD_INPUT;
    out.flush();
    err.flush();
    return code;
  }

  /**
   * Adds the command that the first argument names, or all when it names none: finding out about
   * the options of a command takes a good part of a short measurement's time.
   */
  private static CommandLine withCommands(CommandLine line, String... args) {
    String asked = args.length == 0 ? "" : args[0];
    COMMANDS.forEach(
        (name, command) -> {
          if (name.equals(asked) || !COMMANDS.containsKey(asked) || asked.equals(COMPLETION)) {
            line.addSubcommand(name, command.get());
          }
        });
    if (line.getSubcommands().containsKey(MeasureCommand.NAME)) {
      MeasureCommand.addOptions(line);
    }
    return line;
  }

  /** Whether the kernel that a system property asks for is there; without it, any will do. */
  private static boolean isKernelKnown(PrintWriter err) {
    if (System.getProperty(KernelChoice.PROPERTY) == null) {
      return true;
    }
    try {
      KernelChoice.here();
      return true;
    } catch (IllegalArgumentException e) {
      err.println("cosmoassay: " + e.getMessage());
      return false;
    }
  }

  private static int execute(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      // Everything this command held is garbage by now, so there is room for a message.
      line.getErr()
          .println(
              "cosmoassay: out of memory at "
                  + (Runtime.getRuntime().maxMemory() >> 20)
                  + " MB; give Java more, e.g. COSMOASSAY_JVM_OPTS=-Xmx8g");
      return ExitCode.BAD_INPUT;
    }
  }

  private static int badUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("cosmoassay: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.BAD_INPUT;
  }

  private int report(Exception e, CommandLine command) {
    if (stopNotice.isStopping()) {
      return ExitCode.FAULT; // Nobody sees it: the signal decides what the shell is told.
    }
    PrintWriter err = command.getErr();
    if (isUsersToMend(e)) {
      err.println("cosmoassay: " + e.getMessage());
      if (debug) {
        e.printStackTrace(err);
      }
      return ExitCode.BAD_INPUT;
    }
    err.println("cosmoassay: internal error: " + e);
    if (debug) {
      e.printStackTrace(err);
    } else {
      err.println("Please report this; --debug shows where it happened.");
    }
    return ExitCode.FAULT;
  }

  private static boolean isUsersToMend(Exception e) {
    return Arrays.<Class<?>>asList(
            ConfigurationException.class,
            CatalogueException.class,
            SourceException.class,
            RunStoreException.class,
            EngineException.class,
            UsageException.class)
        .contains(e.getClass());
  }
}
