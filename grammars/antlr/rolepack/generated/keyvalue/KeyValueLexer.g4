// The pieces of `module: key=value` arguments, as Ansible tells them apart before it splits them:
// only a space and a newline separate, a quote after a backslash does not count, and template
// delimiters are counted in runs of their characters, where they may overlap ("{%}}"). There is
// no parser: lines are words between spaces, and what joins words to an argument is counting.
lexer grammar KeyValueLexer;

SPACE : ' ' ;
NEWLINE : '\n' ;
ESCAPED_QUOTE : '\\' ["'] ;
QUOTE : ["'] ;
BACKSLASH : '\\' ;
DELIMITERS : [{}%#]+ ;
TEXT : ~[ \n"'\\{}%#]+ ;
