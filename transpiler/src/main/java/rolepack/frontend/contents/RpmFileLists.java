package rolepack.frontend.contents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads `filelists.xml` of the metadata of an rpm repository: `<file>` elements, with the path as
/// their text, in a `<package name="sudo">`.
final class RpmFileLists {
  private static final int LONGEST_PATH = 1 << 13;

  private RpmFileLists() {}

  static void read(InputStream in, Questions questions) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      read(xml, questions);
    } catch (XMLStreamException broken) {
      if (broken.getNestedException() instanceof IOException io) {
        throw io;
      }
      throw new BadIndex("is no valid XML", broken.getLocation().getLineNumber());
    }
  }

  private static void read(XMLStreamReader xml, Questions questions)
      throws XMLStreamException, BadIndex {
    boolean root = true;
    String owner = "";
    StringBuilder path = new StringBuilder();
    boolean inFile = false;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = xml.getLocalName();
          if (root && !name.equals("filelists")) {
            throw new BadIndex("is no filelists.xml: it begins with <%s>".formatted(name));
          }
          root = false;
          if (name.equals("package")) {
            owner = String.valueOf(xml.getAttributeValue(null, "name"));
            byte[] bytes = owner.getBytes(StandardCharsets.UTF_8);
            questions.packageName(bytes, 0, bytes.length);
          }
          inFile = name.equals("file");
          path.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          // No file has a longer path; the text need not end.
          if (inFile && path.length() < LONGEST_PATH) {
            path.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (inFile) {
            file(path.toString(), owner, questions);
          }
          inFile = false;
        }
        default -> {}
      }
    }
  }

  private static void file(String path, String owner, Questions questions) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 1 && bytes[0] == '/') {
      questions.path(bytes, 1, bytes.length, () -> List.of(owner));
    }
  }
}
