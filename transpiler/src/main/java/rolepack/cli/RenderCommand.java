package rolepack.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rolepack.diagnostics.Diagnostics;
import rolepack.evaluation.consultemplate.ConsulTemplate;
import rolepack.evaluation.consultemplate.InvalidData;
import rolepack.evaluation.consultemplate.RenderResult;
import rolepack.evaluation.gotemplate.GoText;
import rolepack.generated.functions.ConsulTemplateVersion;
import rolepack.plan.PlanSettings;
import rolepack.source.SourceFile;

/// `render TEMPLATE`: what a template prints, without Consul or Ansible.
final class RenderCommand {
  /// Where Go says that an error is: `execute: template: in.tpl:1:5: `.
  private static final Pattern PLACE =
      Pattern.compile("(?:parse: |execute: )?template: [^:]*:([0-9]+(?::[0-9]+)?): ");

  private final ConsulTemplateVersion version;
  private final InputPath paths;
  private final Console console;

  private RenderCommand(ConsulTemplateVersion version, Console console) {
    this.version = version;
    this.paths = new InputPath(console.environment());
    this.console = console;
  }

  static ExitCode run(Invocation.Render render, Console console) throws UsageException {
    ConsulTemplateVersion version = render.version().orElse(PlanSettings.NEWEST);
    RenderCommand command = new RenderCommand(version, console);
    return switch (render.input()) {
      case Invocation.RenderInput.OneTemplate(String path) -> command.run(path, render);
      case Invocation.RenderInput.Batch(String path) -> {
        String cases = command.read(path, "a file of cases");
        yield new RenderBatch(
                render.engine().orElse(TemplateEngine.CONSUL_TEMPLATE), version, console)
            .run(cases);
      }
    };
  }

  private ExitCode run(String path, Invocation.Render render) throws UsageException {
    String text = read(path, "a template");
    Optional<TemplateEngine> engine =
        render.engine().isPresent() ? render.engine() : TemplateEngine.ofName(path);
    if (engine.isEmpty()) {
      throw new UsageException(Mistake.NO_ENGINE, path);
    }
    RenderData data = render.data().isPresent() ? data(render.data().get()) : RenderData.NONE;
    return switch (engine.get()) {
      case JINJA -> jinja(new SourceFile(path, text), paths.path(path), data);
      case CONSUL_TEMPLATE -> consulTemplate(path, text, data);
    };
  }

  private RenderData data(String path) throws UsageException {
    try {
      return RenderData.read(read(path, "a file of data"));
    } catch (InvalidData problem) {
      throw new UsageException(Mistake.BAD_DATA, path, problem.getMessage());
    }
  }

  private String read(String written, String what) throws UsageException {
    Path path = paths.file(written, what);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
          .toString();
    } catch (CharacterCodingException _) {
      throw new UsageException(Mistake.NOT_UTF_8, written);
    } catch (IOException problem) {
      throw new UsageException(Mistake.CANNOT_READ, written, IoProblem.sentence(problem));
    }
  }

  private ExitCode jinja(SourceFile file, Path path, RenderData data) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> text =
        new JinjaRenderer(diagnostics, Optional.ofNullable(path.getParent())).render(file, data);
    text.ifPresent(console.out()::print);
    DiagnosticListing.print(diagnostics.sorted(), console);
    return text.isPresent() ? ExitCode.DONE : ExitCode.DONE_WITH_FAILURES;
  }

  private ExitCode consulTemplate(String path, String text, RenderData data) {
    RenderResult result =
        ConsulTemplate.parse(text, version).render(data.consul(), data.environment(), data.files());
    return switch (result) {
      case RenderResult.Output(String output) -> {
        print(output, console.out());
        yield ExitCode.DONE;
      }
      case RenderResult.Failed(String message) -> {
        console.err().println(placed(path, message));
        yield ExitCode.DONE_WITH_FAILURES;
      }
      case RenderResult.Blocks blocks -> {
        console
            .err()
            .println(path + ": " + Note.BLOCKS.sentence(String.join(", ", blocks.missing())));
        yield ExitCode.DONE_WITH_FAILURES;
      }
    };
  }

  /// Bytes that are not UTF-8 stay what they are.
  private static void print(String text, PrintStream out) {
    byte[] bytes = GoText.bytes(text);
    out.write(bytes, 0, bytes.length);
  }

  /// `execute: template: :1:5: x` -> `PATH:1:5: x`.
  private static String placed(String path, String message) {
    Matcher place = PLACE.matcher(message);
    return place.lookingAt()
        ? path + ":" + place.group(1) + ": " + message.substring(place.end())
        : path + ": " + message;
  }
}
