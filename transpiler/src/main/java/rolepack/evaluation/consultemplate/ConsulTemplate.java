package rolepack.evaluation.consultemplate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.evaluation.gotemplate.GoExecutor;
import rolepack.evaluation.gotemplate.GoFunction;
import rolepack.evaluation.gotemplate.GoFunctionError;
import rolepack.evaluation.gotemplate.GoTemplateError;
import rolepack.evaluation.gotemplate.GoType.Basic;
import rolepack.evaluation.gotemplate.GoValue;
import rolepack.evaluation.gotemplate.MissingKey;
import rolepack.evaluation.gotemplate.Printf;
import rolepack.frontend.gotemplate.GoTemplateParser;
import rolepack.frontend.gotemplate.ParseOutcome;
import rolepack.generated.functions.ConsulTemplateFunctions;
import rolepack.generated.functions.ConsulTemplateLanguage;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.ir.gotemplate.GoTemplate;

/// A template that a version of consul-template renders with `-once`, without Consul: first with no
/// data at all, then again with what the pass before asked for, until it lacks nothing. An error in
/// any pass ends the run.
///
/// One template can be rendered many times with different data.
public final class ConsulTemplate {
  /// The name that a template has in the messages of the versions that name it.
  private static final String NAME = "in.tpl";

  /// More passes than any template needs: each brings what the one before asked for.
  private static final int MAX_PASSES = 30;

  /// Longer messages of templates inside of templates are cut, since each adds to the one within.
  private static final int LONGEST_MESSAGE = 10_000;

  /// The most elements that the functions of one rendering look at.
  private static final long MAX_WORK = 200_000_000;

  /// So many characters count as one element.
  private static final int CHEAPER_TEXT = 8;

  private final ConsulTemplateVersion version;
  private final String name;
  private final ParseOutcome parsed;
  private final Clock clock;
  private final boolean eager;

  private ConsulTemplate(
      ConsulTemplateVersion version, String name, ParseOutcome parsed, Clock clock, boolean eager) {
    this.version = version;
    this.name = name;
    this.parsed = parsed;
    this.clock = clock;
    this.eager = eager;
  }

  /// Parses a template; what Go rejects fails when it is rendered, as in consul-template.
  public static ConsulTemplate parse(String text, ConsulTemplateVersion version) {
    return parse(text, version, Clock.systemUTC());
  }

  /// @param clock what `timestamp` says
  static ConsulTemplate parse(String text, ConsulTemplateVersion version, Clock clock) {
    String name = name(version);
    ParseOutcome parsed =
        GoTemplateParser.parse(
            text, name, function -> ConsulTemplateFunctions.isIn(function, version));
    return new ConsulTemplate(version, name, parsed, clock, false);
  }

  /// A template that was made.
  public static ConsulTemplate of(GoTemplate template, ConsulTemplateVersion version) {
    return new ConsulTemplate(
        version, name(version), new ParseOutcome.Parsed(template), Clock.systemUTC(), false);
  }

  /// The same as a program shows it that was built with the Go of the version's time, which before
  /// 1.18 evaluates every operand of `and` and `or`. The recordings come from newer builds.
  public ConsulTemplate asReleased() {
    return new ConsulTemplate(
        version, name, parsed, clock, !ConsulTemplateLanguage.isIn("short_circuit", version));
  }

  /// Renders a text once.
  ///
  /// @param environment the variables that `env` reads
  /// @param files the contents that `file` reads, by path; a name stands for `${DIR}/name`
  public static RenderResult render(
      String text,
      ConsulData data,
      Map<String, String> environment,
      Map<String, String> files,
      ConsulTemplateVersion version) {
    return parse(text, version).render(data, environment, files);
  }

  private static String name(ConsulTemplateVersion version) {
    return Change.TEMPLATES_WITHOUT_NAME.isIn(version) ? "" : NAME;
  }

  /// What the version writes for this data.
  ///
  /// @param environment the variables that `env` reads
  /// @param files the contents that `file` reads, by path; a name stands for `${DIR}/name`
  public RenderResult render(
      ConsulData data, Map<String, String> environment, Map<String, String> files) {
    return render(data, environment, files, Arrival.TOGETHER);
  }

  /// @param arrival how data comes between the passes; a template that is to be relied on gives the
  ///   same however it comes
  public RenderResult render(
      ConsulData data,
      Map<String, String> environment,
      Map<String, String> files,
      Arrival arrival) {
    return switch (parsed) {
      case ParseOutcome.Rejected rejected -> failed("parse", rejected.message());
      case ParseOutcome.Parsed(GoTemplate template) ->
          new Run(template, data, environment, files).run(arrival);
    };
  }

  private RenderResult failed(String phase, String message) {
    int end = message.indexOf('\n');
    String line =
        (name.isEmpty() ? phase + ": " : "") + (end < 0 ? message : message.substring(0, end));
    return new RenderResult.Failed(
        Change.MESSAGES_ARE_FORMATS.isIn(version) ? Printf.sprintf(line, List.of()) : line);
  }

  /// One rendering, with all its passes.
  private final class Run {
    private final Brain brain = new Brain(version);
    private final DataFunctions own;
    private final StaticFunctions shared = StaticFunctions.of(version);
    private final GoExecutor executor;
    private long work;

    Run(
        GoTemplate template,
        ConsulData data,
        Map<String, String> environment,
        Map<String, String> files) {
      own = new DataFunctions(version, data, environment, files, brain, clock);
      MissingKey missing =
          Change.MISSING_FIELDS_ARE_NIL.isIn(version) ? MissingKey.ZERO : MissingKey.DEFAULT;
      executor = new GoExecutor(template, name, this::function, missing);
      if (eager) {
        executor.evaluateEveryOperand();
      }
    }

    private Optional<GoFunction> function(String called) {
      if (!shared.functions().containsKey(called)) {
        return Optional.empty();
      }
      GoFunction found =
          called.equals("executeTemplate")
              ? GoFunction.variadic(
                  Basic.STRING, List.of(Basic.STRING, Basic.INTERFACE), this::executeTemplate)
              : own.find(called).orElseGet(() -> shared.functions().get(called));
      return Optional.of(
          new GoFunction(
              found.signature(),
              arguments -> {
                charge(arguments);
                return found.body().call(arguments);
              }));
    }

    /// Counts what functions look at, since one call may take long.
    private void charge(List<GoValue> arguments) throws GoFunctionError {
      for (GoValue each : arguments) {
        work +=
            switch (each) {
              case GoValue.Text text -> 1 + text.value().length() / CHEAPER_TEXT;
              case GoValue.Items items -> 1 + items.elements().size();
              case GoValue.Dictionary dictionary -> 1 + dictionary.entries().size();
              case GoValue other -> 1;
            };
      }
      if (work > MAX_WORK) {
        throw new GoFunctionError("the functions of the template take too long");
      }
    }

    private GoValue executeTemplate(List<GoValue> arguments) throws GoFunctionError {
      if (arguments.size() > 2) {
        throw new GoFunctionError(
            "executeTemplate: wrong number of arguments, expected 1 or 2, but got "
                + arguments.size());
      }
      GoValue data = arguments.size() == 2 ? arguments.get(1) : GoValue.NIL;
      try {
        return GoValue.of(executor.execute(Arguments.text(arguments, 0), data));
      } catch (GoTemplateError error) {
        String message = error.getMessage();
        throw new GoFunctionError(
            message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
      }
    }

    RenderResult run(Arrival arrival) {
      int limit = MAX_PASSES;
      for (int pass = 0; pass < limit; pass++) {
        brain.begin();
        own.begin();
        String output;
        try {
          output = executor.execute(GoValue.NIL);
        } catch (GoTemplateError error) {
          return failed("execute", error.getMessage());
        } catch (StackOverflowError _) {
          return new RenderResult.Failed("a value is nested too deeply");
        }
        if (brain.isSatisfied()) {
          return new RenderResult.Output(output);
        }
        Optional<String> failure = brain.failure();
        if (failure.isPresent()) {
          return new RenderResult.Failed(failure.get());
        }
        if (!brain.receive(arrival)) {
          return new RenderResult.Blocks(brain.missing());
        }
        limit = arrival == Arrival.TOGETHER ? MAX_PASSES : MAX_PASSES + brain.size();
      }
      return new RenderResult.Failed("the template asks for more data in every pass");
    }
  }
}
