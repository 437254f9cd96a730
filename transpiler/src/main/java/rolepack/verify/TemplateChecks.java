package rolepack.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import rolepack.frontend.gotemplate.GoTemplateParser;
import rolepack.frontend.gotemplate.ParseOutcome;
import rolepack.source.RepositoryFiles;

/// Go reads every template.
final class TemplateChecks {
  private TemplateChecks() {}

  static void check(RepositoryFiles files, List<OutputFinding> findings) throws IOException {
    for (Map.Entry<String, String> each : OutputTexts.read(files, ".ctmpl").entrySet()) {
      String text =
          new String(each.getValue().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      switch (GoTemplateParser.parse(text, each.getKey())) {
        case ParseOutcome.Parsed _ -> {}
        case ParseOutcome.Rejected rejected ->
            findings.add(
                new OutputFinding(
                    each.getKey(), "is no Go template from line " + rejected.line() + " on"));
      }
    }
  }
}
