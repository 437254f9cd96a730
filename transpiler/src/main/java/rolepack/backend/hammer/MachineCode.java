package rolepack.backend.hammer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import rolepack.plan.FileContent;
import rolepack.plan.PackagePlan;
import rolepack.plan.PayloadEntry;
import rolepack.source.RepositoryFiles;

/// Finds the architecture of a package: rpmbuild refuses programs in a package that says `noarch`.
final class MachineCode {
  private static final int HEADER = 20;

  private MachineCode() {}

  /// `noarch` where no file is a program; `native`, which fpm takes for the machine that builds,
  /// where a download may be one or the architecture is a rare one.
  static String architecture(PackagePlan plan, RepositoryFiles repository) {
    String found = "noarch";
    for (PayloadEntry entry : plan.payload()) {
      if (entry instanceof PayloadEntry.Download) {
        return "native";
      }
      if (entry instanceof PayloadEntry.File file
          && file.content() instanceof FileContent.Copy copy) {
        Optional<Path> source = repository.find(copy.path()).filter(Files::isRegularFile);
        String architecture = source.map(MachineCode::architecture).orElse("noarch");
        if (!architecture.equals("noarch")) {
          found = architecture;
        }
      }
    }
    return found;
  }

  /// By the first bytes of an ELF file: the magic number, the byte order and `e_machine`.
  private static String architecture(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(HEADER);
      boolean elf =
          header.length == HEADER
              && header[0] == 0x7F
              && header[1] == 'E'
              && header[2] == 'L'
              && header[3] == 'F';
      if (!elf) {
        return "noarch";
      }
      boolean littleEndian = header[5] == 1;
      int machine = header[littleEndian ? 18 : 19] & 0xFF;
      return switch (machine) {
        case 62 -> "x86_64";
        case 183 -> "aarch64";
        default -> "native";
      };
    } catch (IOException _) {
      return "noarch";
    }
  }
}
