package rolepack.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rolepack.cli.Environment;
import rolepack.cli.Main;

/// Renders for machines: like consul-template it runs before they ask for anything.
///
/// A request is a line of options of `render` with blanks between them, and then cases, one a line;
/// the answer is what `render --batch` prints of them, results and messages.
final class RenderService implements AutoCloseable {
  private final Path folder;
  private final ServerSocketChannel channel;

  private RenderService(Path folder, ServerSocketChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// @param folder of the service alone
  static RenderService start(Path folder) throws IOException {
    RenderService service =
        new RenderService(
            Files.createDirectory(folder), ServerSocketChannel.open(StandardProtocolFamily.UNIX));
    service.channel.bind(UnixDomainSocketAddress.of(service.socket()));
    Thread.ofPlatform().daemon().name("render").start(service::answer);
    return service;
  }

  /// Where machines find it.
  Path socket() {
    return folder.resolve("socket");
  }

  private void answer() {
    try {
      while (true) {
        try (SocketChannel asked = channel.accept()) {
          String request =
              new String(Channels.newInputStream(asked).readAllBytes(), StandardCharsets.UTF_8);
          ByteBuffer said = ByteBuffer.wrap(render(request));
          while (said.hasRemaining()) {
            asked.write(said);
          }
        }
      }
    } catch (AsynchronousCloseException _) {
      // The end.
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    }
  }

  private byte[] render(String request) throws IOException {
    int end = request.indexOf('\n');
    Path cases = Files.writeString(folder.resolve("cases.jsonl"), request.substring(end + 1));
    List<String> arguments = new ArrayList<>(List.of("render"));
    if (end > 0) {
      arguments.addAll(List.of(request.substring(0, end).split(" ")));
    }
    arguments.addAll(List.of("--batch", cases.toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, false, StandardCharsets.UTF_8);
    Main.run(arguments.toArray(String[]::new), out, out, Environment.ofProcess());
    out.flush();
    return said.toByteArray();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
