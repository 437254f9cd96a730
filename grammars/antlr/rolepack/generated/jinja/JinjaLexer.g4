// The words of Jinja2 3.1 with Jinja2's own delimiters; a template with other ones is translated first
// (DelimiterTranslation). Whatever takes white space away is not decided here: the tokens carry their
// signs, and TextTrimming applies them together with the settings.
//
// A word is a keyword only where an operator can stand: `{{ if }}` prints a variable. WordRoles makes
// a NAME of every other one before the parser reads it.
lexer grammar JinjaLexer;

tokens {
    KEYWORD // the `name` of `name=value` among arguments or parameters, made by WordRoles
}

// Outside of tags.

TEXT : ~'{'+ | '{' ;

COMMENT : '{#' SIGN? ( .*? '#}' | EOF ) ;
UNCLOSED_COMMENT : '{#' ;

RAW
    : OPEN 'raw' SPACE* '-'? '%}' ( .*? OPEN 'endraw' SPACE* SIGN? '%}' | EOF )
    ;

VARIABLE_START : '{{' SIGN? -> pushMode(INSIDE) ;

TAG_IF : OPEN 'if' -> pushMode(INSIDE) ;
TAG_ELIF : OPEN 'elif' -> pushMode(INSIDE) ;
TAG_ELSE : OPEN 'else' -> pushMode(INSIDE) ;
TAG_ENDIF : OPEN 'endif' -> pushMode(INSIDE) ;
TAG_FOR : OPEN 'for' -> pushMode(INSIDE) ;
TAG_ENDFOR : OPEN 'endfor' -> pushMode(INSIDE) ;
TAG_SET : OPEN 'set' -> pushMode(INSIDE) ;
TAG_ENDSET : OPEN 'endset' -> pushMode(INSIDE) ;
TAG_MACRO : OPEN 'macro' -> pushMode(INSIDE) ;
TAG_ENDMACRO : OPEN 'endmacro' -> pushMode(INSIDE) ;
TAG_CALL : OPEN 'call' -> pushMode(INSIDE) ;
TAG_CALL_PARAMETERS : OPEN 'call' SPACE* '(' -> pushMode(INSIDE), pushMode(NESTED) ;
TAG_ENDCALL : OPEN 'endcall' -> pushMode(INSIDE) ;
TAG_FILTER : OPEN 'filter' -> pushMode(INSIDE) ;
TAG_ENDFILTER : OPEN 'endfilter' -> pushMode(INSIDE) ;
TAG_WITH : OPEN 'with' -> pushMode(INSIDE) ;
TAG_ENDWITH : OPEN 'endwith' -> pushMode(INSIDE) ;
TAG_AUTOESCAPE : OPEN 'autoescape' -> pushMode(INSIDE) ;
TAG_ENDAUTOESCAPE : OPEN 'endautoescape' -> pushMode(INSIDE) ;
TAG_BLOCK : OPEN 'block' -> pushMode(INSIDE) ;
TAG_ENDBLOCK : OPEN 'endblock' -> pushMode(INSIDE) ;
TAG_EXTENDS : OPEN 'extends' -> pushMode(INSIDE) ;
TAG_INCLUDE : OPEN 'include' -> pushMode(INSIDE) ;
TAG_IMPORT : OPEN 'import' -> pushMode(INSIDE) ;
TAG_FROM : OPEN 'from' -> pushMode(INSIDE) ;
TAG_DO : OPEN 'do' -> pushMode(INSIDE) ;
TAG_BREAK : OPEN 'break' -> pushMode(INSIDE) ;
TAG_CONTINUE : OPEN 'continue' -> pushMode(INSIDE) ;
TAG_PRINT : OPEN 'print' -> pushMode(INSIDE) ;
TAG_UNKNOWN : OPEN WORD ;
TAG_NAMELESS : OPEN ;

fragment OPEN : '{%' SIGN? SPACE* ;

fragment SIGN : [-+] ;

// What Python calls white space.
fragment SPACE
    : [ \t\n\r\u000B\u000C\u001C-\u001F\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]
    ;

// Every character beyond ASCII may be part of a word; the tree builder rejects those that are no identifiers.
fragment WORD : WORD_START ( WORD_START | [0-9] )* ;

fragment WORD_START
    : [A-Za-z_\u0080-\u0084\u0086-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E\u2030-\u205E]
    | [\u2060-\u2FFF\u3001-\uFFFF]
    ;

fragment DIGIT : [\p{Nd}] ;

fragment DIGITS : DIGIT+ ( '_' DIGIT+ )* ;

fragment INTEGER
    : '0' [bB] ( '_'? [01] )+
    | '0' [oO] ( '_'? [0-7] )+
    | '0' [xX] ( '_'? ( DIGIT | [a-fA-F] ) )+
    | [1-9] ( '_'? DIGIT )*
    | '0' ( '_'? '0' )*
    ;

fragment SINGLE_QUOTED : '\'' ( ~['\\] | '\\' . )* '\'' ;

fragment DOUBLE_QUOTED : '"' ( ~["\\] | '\\' . )* '"' ;

// Inside of `{{ }}` and `{% %}`.
mode INSIDE;

BLANK : SPACE+ -> skip ;

VARIABLE_END : '-'? '}}' -> popMode ;
BLOCK_END : SIGN? '%}' -> popMode ;

ADD : '+' ;
SUB : '-' ;
POW : '**' ;
MUL : '*' ;
FLOORDIV : '//' ;
DIV : '/' ;
MOD : '%' ;
TILDE : '~' ;
EQ : '==' ;
NE : '!=' ;
GE : '>=' ;
GT : '>' ;
LE : '<=' ;
LT : '<' ;
ASSIGN : '=' ;
DOT : '.' ;
COLON : ':' ;
PIPE : '|' ;
COMMA : ',' ;

LPAREN : '(' -> pushMode(NESTED) ;
LBRACKET : '[' -> pushMode(NESTED) ;
LBRACE : '{' -> pushMode(NESTED) ;
RPAREN : ')' ;
RBRACKET : ']' ;
RBRACE : '}' ;

AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
IS : 'is' ;
IN : 'in' ;
IF : 'if' ;
ELSE : 'else' ;

RECURSIVE : 'recursive' ;
SCOPED : 'scoped' ;
REQUIRED : 'required' ;
IGNORE : 'ignore' ;
MISSING : 'missing' ;
WITH : 'with' ;
WITHOUT : 'without' ;
CONTEXT : 'context' ;
AS : 'as' ;
IMPORT : 'import' ;

TRUE : 'true' | 'True' ;
FALSE : 'false' | 'False' ;
NONE : 'none' | 'None' ;

NAME : WORD ;

FLOAT : DIGITS ( '.' DIGITS )? [eE] [-+]? DIGITS | DIGITS '.' DIGITS ;
INT : INTEGER ;
DOT_INT : '.' INTEGER ; // `a.0.1` holds no float

STRING : SINGLE_QUOTED | DOUBLE_QUOTED ;

UNEXPECTED : . ;

// Inside of brackets, where `}}` and `%}` end nothing.
mode NESTED;

NESTED_BLANK : SPACE+ -> skip ;

NESTED_ADD : '+' -> type(ADD) ;
NESTED_SUB : '-' -> type(SUB) ;
NESTED_POW : '**' -> type(POW) ;
NESTED_MUL : '*' -> type(MUL) ;
NESTED_FLOORDIV : '//' -> type(FLOORDIV) ;
NESTED_DIV : '/' -> type(DIV) ;
NESTED_MOD : '%' -> type(MOD) ;
NESTED_TILDE : '~' -> type(TILDE) ;
NESTED_EQ : '==' -> type(EQ) ;
NESTED_NE : '!=' -> type(NE) ;
NESTED_GE : '>=' -> type(GE) ;
NESTED_GT : '>' -> type(GT) ;
NESTED_LE : '<=' -> type(LE) ;
NESTED_LT : '<' -> type(LT) ;
NESTED_ASSIGN : '=' -> type(ASSIGN) ;
NESTED_DOT : '.' -> type(DOT) ;
NESTED_COLON : ':' -> type(COLON) ;
NESTED_PIPE : '|' -> type(PIPE) ;
NESTED_COMMA : ',' -> type(COMMA) ;

NESTED_LPAREN : '(' -> type(LPAREN), pushMode(NESTED) ;
NESTED_LBRACKET : '[' -> type(LBRACKET), pushMode(NESTED) ;
NESTED_LBRACE : '{' -> type(LBRACE), pushMode(NESTED) ;
NESTED_RPAREN : ')' -> type(RPAREN), popMode ;
NESTED_RBRACKET : ']' -> type(RBRACKET), popMode ;
NESTED_RBRACE : '}' -> type(RBRACE), popMode ;

NESTED_AND : 'and' -> type(AND) ;
NESTED_OR : 'or' -> type(OR) ;
NESTED_NOT : 'not' -> type(NOT) ;
NESTED_IS : 'is' -> type(IS) ;
NESTED_IN : 'in' -> type(IN) ;
NESTED_IF : 'if' -> type(IF) ;
NESTED_ELSE : 'else' -> type(ELSE) ;

NESTED_TRUE : ( 'true' | 'True' ) -> type(TRUE) ;
NESTED_FALSE : ( 'false' | 'False' ) -> type(FALSE) ;
NESTED_NONE : ( 'none' | 'None' ) -> type(NONE) ;

NESTED_NAME : WORD -> type(NAME) ;

NESTED_FLOAT : ( DIGITS ( '.' DIGITS )? [eE] [-+]? DIGITS | DIGITS '.' DIGITS ) -> type(FLOAT) ;
NESTED_INT : INTEGER -> type(INT) ;
NESTED_DOT_INT : '.' INTEGER -> type(DOT_INT) ;

NESTED_STRING : ( SINGLE_QUOTED | DOUBLE_QUOTED ) -> type(STRING) ;

NESTED_UNEXPECTED : . -> type(UNEXPECTED) ;
