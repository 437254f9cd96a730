package rolepack.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rolepack.diagnostics.Diagnostics;
import rolepack.frontend.task.KeywordNames;
import rolepack.frontend.task.KeywordReader;
import rolepack.frontend.task.ReadingContext;
import rolepack.frontend.task.ScalarText;
import rolepack.frontend.task.TaskListReader;
import rolepack.ir.Keywords;
import rolepack.ir.Play;
import rolepack.ir.TaskNode;
import rolepack.ir.VariableDefinition;
import rolepack.ir.VariableScope;
import rolepack.ir.yaml.YamlNode;
import rolepack.source.SourceSpan;

/// A mapping with `hosts` -> play.
final class PlayReader {
  private final Sources sources;
  private final String playbook;
  private final Diagnostics diagnostics;
  private final ReadingContext context;

  PlayReader(Sources sources, String playbook) {
    this.sources = sources;
    this.playbook = playbook;
    this.diagnostics = sources.diagnostics();
    this.context = sources.outsideRoles(playbook, false);
  }

  /// @param imported what the entry that imports the playbook adds to its plays
  Play read(SourceSpan span, YamlNode.Mapping play, PlayImport imported) {
    String name = play.get("name").flatMap(ScalarText::of).orElse("");
    PlayVariables own = PlayVariables.read(play, name, sources, playbook);
    List<VariableDefinition> variables = new ArrayList<>(imported.variables());
    variables.addAll(own.definitions());
    Keywords keywords =
        KeywordReader.read(
            play,
            KeywordNames.PLAY_KEYWORDS,
            new VariableScope(VariableScope.Kind.PLAY_VARS, name),
            Optional.empty(),
            imported.tags(),
            Map.of(),
            diagnostics);
    return new Play(
        span,
        name,
        play.get("hosts").map(PlayReader::hosts).orElse(""),
        gathersFacts(play),
        variables,
        own.prompted(),
        tasks(play, "pre_tasks", false),
        play.get("roles").map(new RoleReferenceReader(context)::read).orElse(List.of()),
        tasks(play, "tasks", false),
        tasks(play, "post_tasks", false),
        tasks(play, "handlers", true),
        imported.conditions().isEmpty() ? keywords : keywords.withWhen(imported.conditions()));
  }

  private static String hosts(YamlNode node) {
    return node instanceof YamlNode.Sequence sequence
        ? sequence.items().stream()
            .flatMap(each -> ScalarText.of(each.value()).stream())
            .collect(Collectors.joining(","))
        : ScalarText.of(node).orElse("");
  }

  private static boolean gathersFacts(YamlNode.Mapping play) {
    return play.get("gather_facts")
        .map(
            each ->
                switch (each) {
                  case YamlNode.Bool bool -> bool.value();
                  case YamlNode.Text text ->
                      !List.of("no", "false", "off", "0")
                          .contains(text.value().toLowerCase(java.util.Locale.ROOT));
                  case YamlNode.Int number -> number.value().signum() != 0;
                  case YamlNode.Null _,
                      YamlNode.Float _,
                      YamlNode.Timestamp _,
                      YamlNode.Vault _,
                      YamlNode.Sequence _,
                      YamlNode.Mapping _ ->
                      true;
                })
        .orElse(true);
  }

  private List<TaskNode> tasks(YamlNode.Mapping play, String key, boolean handlers) {
    ReadingContext inner = handlers ? sources.outsideRoles(playbook, true) : context;
    return play.get(key)
        .map(each -> new TaskListReader(inner).read(each, play.get("module_defaults")))
        .orElse(List.of());
  }
}
