package rolepack.frontend.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rolepack.diagnostics.DiagnosticKind;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.task.Invocation.Given;
import rolepack.generated.modules.ModuleSpec;
import rolepack.generated.modules.Parameter;
import rolepack.generated.modules.ParameterType;
import rolepack.ir.Action;
import rolepack.ir.Argument;
import rolepack.ir.DataTemplate;
import rolepack.ir.yaml.YamlNode;

/// Invocation -> module of the catalogue with canonical arguments, checked as far as they are
/// constant; a module that the catalogue does not have stays opaque.
final class ArgumentReader {
  private final Diagnostics diagnostics;

  ArgumentReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// @param defaults of `module_defaults`, where they stand in the same file
  Action.Module module(Invocation invocation, ModuleSpec spec, Map<String, Given> defaults) {
    List<Argument> arguments = new ArrayList<>();
    for (Given each : invocation.arguments()) {
      arguments.add(argument(each, spec));
      checkMode(each, spec);
    }
    for (Given each : defaults.values()) {
      Argument argument = argument(each, spec);
      if (arguments.stream().noneMatch(given -> given.name().equals(argument.name()))) {
        arguments.add(argument);
      }
    }
    Optional<DataTemplate> freeText = freeText(invocation);
    new ArgumentChecker(spec, diagnostics).check(invocation, arguments, freeText);
    return new Action.Module(invocation.span(), spec, arguments, freeText, invocation.local());
  }

  Action.Opaque opaque(Invocation invocation) {
    return new Action.Opaque(
        invocation.span(),
        invocation.module(),
        invocation.arguments().stream()
            .map(
                each ->
                    new Argument(
                        each.span(),
                        each.name(),
                        each.name(),
                        DataTemplateReader.read(each.value(), diagnostics)))
            .toList(),
        freeText(invocation),
        invocation.local());
  }

  private Optional<DataTemplate> freeText(Invocation invocation) {
    return invocation.freeText().map(each -> DataTemplateReader.read(each, diagnostics));
  }

  private Argument argument(Given given, ModuleSpec spec) {
    String name = spec.parameter(given.name()).map(Parameter::name).orElse(given.name());
    return new Argument(
        given.span(), name, given.name(), DataTemplateReader.read(given.value(), diagnostics));
  }

  /// `mode: 644` is a decimal number, which gives the mode 01204.
  private void checkMode(Given given, ModuleSpec spec) {
    if (!given.name().equals("mode") && !given.name().equals("directory_mode")) {
      return;
    }
    boolean isMode =
        spec.parameter(given.name()).filter(each -> each.type() == ParameterType.RAW).isPresent();
    if (isMode
        && given.value() instanceof YamlNode.Int(var span, var value)
        && !span.text().startsWith("0")
        && !span.text().startsWith("+0")) {
      diagnostics.report(
          DiagnosticKind.DECIMAL_MODE, span, value.toString(), "0" + value.toString(8));
    }
  }
}
