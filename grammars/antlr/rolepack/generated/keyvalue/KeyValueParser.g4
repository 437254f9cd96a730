// `module: key=value` arguments: lines of words. Two spaces in a row enclose an empty word, which
// keeps the white space of free text as it was written.
parser grammar KeyValueParser;

options {
  tokenVocab = KeyValueLexer;
}

arguments : line (NEWLINE line)* EOF ;

line : word (SPACE word)* ;

word : (ESCAPED_QUOTE | QUOTE | BACKSLASH | DELIMITERS | TEXT)* ;
