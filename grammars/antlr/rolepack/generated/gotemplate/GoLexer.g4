// The words of Go's text/template, as of Go 1.19.
//
// Go's scanner takes a word first and then looks at what follows it: `a-b` is not three words but a
// bad character. So the words here are as long as Go makes them, and GoTokenizer looks at what
// follows; it also ends numbers where Go ends them, tells keywords from functions, and
// makes one token of `{{` and the keyword behind it. What takes white space away is left to it too.
lexer grammar GoLexer;

tokens {
    // Made by GoTokenizer: `{{` with its keyword.
    TAG_IF, TAG_ELSE_IF, TAG_ELSE, TAG_END, TAG_RANGE, TAG_WITH, TAG_DEFINE, TAG_BLOCK, TAG_TEMPLATE, TAG_BREAK, TAG_CONTINUE,

    // Made by GoTokenizer: a variable that is declared or assigned; a field that continues the operand before it.
    DECLARED, CHAINED,

    // Made by GoTokenizer of words; a keyword that is not the first word of its tag is none of the grammar's.
    KEYWORD, NIL, BOOL, IDENTIFIER, COMPLEX,

    // Made by GoTokenizer: a word that lacks the space before it; what Go's scanner rejects.
    GLUED, ERROR
}

// Outside of tags.

TEXT : ~'{'+ | '{' ;

COMMENT : COMMENT_START ( ~'*' | '*'+ ~[*/] )* '*'+ '/' ( SPACE_CHARACTER '-' )? '}}' ;
OPEN_COMMENT : COMMENT_START ( ~'*' | '*'+ ~[*/] )* '*'+ '/' ; // the tag does not end behind it
UNCLOSED_COMMENT : COMMENT_START ;

LEFT : '{{' ( '-' SPACE_CHARACTER )? -> pushMode(INSIDE) ;

fragment COMMENT_START : '{{' ( '-' SPACE_CHARACTER )? '/*' ;

fragment SPACE_CHARACTER : [ \t\r\n] ;

// Everything beyond ASCII may be part of a word; GoTokenizer rejects what is no letter or digit.
fragment ALPHANUMERIC : [A-Za-z0-9_\u0080-\uFFFF] ;

fragment DIGITS : [0-9_]+ ;

fragment MAGNITUDE
    : '0' [xX] [0-9a-fA-F_]* ( '.' [0-9a-fA-F_]* )? ( [pP] [-+]? DIGITS? )? 'i'?
    | '0' [oO] [0-7_]* ( '.' [0-7_]* )? 'i'?
    | '0' [bB] [01_]* ( '.' [01_]* )? 'i'?
    | [0-9] DIGITS? ( '.' DIGITS? )? ( [eE] [-+]? DIGITS? )? 'i'?
    ;

// Inside of `{{ }}`.
mode INSIDE;

RIGHT : ( SPACE_CHARACTER+ '-' )? '}}' -> popMode ;
SPACE : SPACE_CHARACTER+ ;

ASSIGN : '=' ;
DECLARE : ':=' ;
PIPE : '|' ;
COMMA : ',' ;
LPAREN : '(' ;
RPAREN : ')' ;

STRING : '"' ( ~["\\\n] | '\\' ~'\n' )* '"' ;
RAW_STRING : '`' ~'`'* '`' ;
CHARACTER : '\'' ( ~['\\\n] | '\\' ~'\n' )* '\'' ;

UNTERMINATED_STRING : '"' ;
UNTERMINATED_RAW_STRING : '`' ;
UNTERMINATED_CHARACTER : '\'' ;

NUMBER
    : [-+]? MAGNITUDE
    | '.' [0-9] DIGITS? ( [eE] [-+]? DIGITS? )? 'i'?
    | [-+] DIGITS? ( '.' DIGITS? )? ( [eE] [-+]? DIGITS? )? 'i'?
    ;

VARIABLE : '$' ALPHANUMERIC* ;
FIELD : '.' ALPHANUMERIC+ ;
DOT : '.' ;
WORD : ALPHANUMERIC+ ;

COLON : ':' ; // without its `=`
OTHER : [!-~] ;
UNRECOGNIZED : . ;
