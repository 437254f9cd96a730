package rolepack.grammars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rolepack.grammars.catalogue.CatalogueException;
import rolepack.grammars.catalogue.CatalogueFiles;
import rolepack.grammars.catalogue.Commands;
import rolepack.grammars.catalogue.Modules;

/// A mistake in the catalogue ends the build with the file and the line.
class CatalogueMistakesTest {
  private static final String MODULE =
      """
      name: lamp
      collections: [site.lamps]
      family: files
      summary: Lights a lamp.
      shared: [common]
      parameters:
        path: {type: path, required: true, aliases: [dest]}
        colour: {default: red, choices: [red, green]}
      one_of: [[path, colour]]
      reads:
        - controller: colour
      writes:
        - tree: path
        - path: /etc/lamps/{colour}.conf
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeVocabulary() throws IOException {
    Files.createDirectories(folder.resolve("modules"));
    Files.writeString(folder.resolve("families.yml"), "files: Puts files in place.\n");
    Files.writeString(
        folder.resolve("effects.yml"), "path: A path.\ncontroller: A file of the controller.\n");
    Files.writeString(folder.resolve("shared.yml"), "common:\n  owner: {}\n");
  }

  @Test
  void aCorrectFileIsRead() throws IOException {
    Modules modules = read(MODULE);
    assertThat(modules.modules()).hasSize(1);
    assertThat(modules.modules().getFirst().parameters())
        .extracting(each -> each.name())
        .containsExactly("path", "colour", "owner");
    assertThat(modules.modules().getFirst().effects())
        .extracting(each -> each.subject())
        .containsExactly("{colour}", "{path}", "/etc/lamps/{colour}.conf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          summary: Lights      | sumary: Lights      | the key summary is missing
          one_of: [[path       | oneof: [[path       | modules/lamp.yml:9: unknown key oneof
          family: files        | family: lights      | modules/lamp.yml:1: unknown family lights
          {type: path,         | {type: folder,      | modules/lamp.yml:7: the parameter path has an unknown type
          required: true, a    | requird: true, a    | modules/lamp.yml:7: unknown key requird
          required: true, a    | required: maybe, a  | required is neither true nor false
          required: true, a    | required: true, default: x, a | is required and has a default
          aliases: [dest]      | aliases: [colour]   | modules/lamp.yml:1: two parameters answer to colour
          name: lamp           | name: lantern       | the file is not named for its module lantern
          shared: [common]     | shared: [usual]     | no group of shared parameters is named usual
          [[path, colour]]     | [[path, color]]     | one_of names a parameter that is not there
          - controller: colour | - controler: colour | modules/lamp.yml:11: unknown kind of effect controler
          - tree: path         | - tree: paht        | modules/lamp.yml:13: the effect names no parameter: paht
          {colour}.conf        | {color}.conf        | modules/lamp.yml:14: the effect names no parameter
          [site.lamps]         | []                  | no collections
          summary: Lights      | name: x             | the key name stands twice
          summary: Lights      | 'summary: "'        | modules/lamp.yml
          """)
  void aMistakeIsReportedWithItsPlace(String right, String wrong, String message) {
    assertThat(MODULE).contains(right);
    assertThatThrownBy(() -> read(MODULE.replace(right, wrong)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith("modules/lamp.yml:")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lamp: {operands: few}                       | operands is a number
          lamp: {reason: dark}                        | no reason is named dark
          lamp: {idempotent_with: [-p]}               | idempotent_with names an option that is no flag
          lamp: {writes: [path: '{-o}']}              | the effect names no parameter
          lamp: {write: [path: operands]}             | unknown key write
          lamp: {subcommands: {on: {flag: [-x]}}}     | unknown key flag
          lamp: {reason: {code: X, message: m, remedy: r}} | unknown reason X
          """)
  void aMistakeAboutAProgramIsReported(String row, String message) throws IOException {
    String reason = "reasons:\n  light: {code: NOT_YET, message: m, remedy: r}\n";
    Files.writeString(folder.resolve("commands.yml"), reason + "programs:\n  " + row + "\n");
    assertThatThrownBy(
            () -> Commands.read(new CatalogueFiles(folder), java.util.Set.of("path", "controller")))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith("commands.yml:4: ")
        .hasMessageContaining(message);
  }

  private Modules read(String text) throws IOException {
    Files.writeString(folder.resolve("modules/lamp.yml"), text);
    return Modules.read(new CatalogueFiles(folder));
  }
}
