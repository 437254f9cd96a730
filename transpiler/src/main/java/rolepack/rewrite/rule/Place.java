package rolepack.rewrite.rule;

import rolepack.source.SourceSpan;

/// A place in a template, which stays the same when the template is read again.
record Place(String path, int start, int end) {
  static Place of(SourceSpan span) {
    return new Place(span.file().path(), span.start(), span.end());
  }
}
