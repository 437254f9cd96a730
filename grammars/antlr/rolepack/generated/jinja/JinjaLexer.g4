// The words of Jinja2 3.1 with Jinja2's own delimiters; a template with other ones is translated first
// (DelimiterTranslation). Whatever takes white space away is not decided here: the tokens carry their
// signs, and TextTrimming applies them together with the settings.
//
// A word is a keyword only where an operator can stand: `{{ if }}` prints a variable. So every word is
// a NAME here, and WordRoles makes keywords of some; likewise TagNames tells the tags apart. The plain
// words, the blanks and the texts, which are most of a template, never come here: Tokenizer finds them
// by itself, for speed.
lexer grammar JinjaLexer;

tokens {
    // Made by WordRoles. KEYWORD is the `name` of `name=value` among arguments or parameters.
    KEYWORD, AND, OR, NOT, IS, IN, IF, ELSE, RECURSIVE, SCOPED, REQUIRED, IGNORE, MISSING, WITH, WITHOUT,
    CONTEXT, AS, IMPORT, TRUE, FALSE, NONE,

    // Made by TagNames. TAG_CALL_PARAMETERS is a `{% call` with parameters behind it.
    TAG_IF, TAG_ELIF, TAG_ELSE, TAG_ENDIF, TAG_FOR, TAG_ENDFOR, TAG_SET, TAG_ENDSET, TAG_MACRO,
    TAG_ENDMACRO, TAG_CALL, TAG_ENDCALL, TAG_FILTER, TAG_ENDFILTER, TAG_WITH,
    TAG_ENDWITH, TAG_AUTOESCAPE, TAG_ENDAUTOESCAPE, TAG_BLOCK, TAG_ENDBLOCK, TAG_EXTENDS, TAG_INCLUDE,
    TAG_IMPORT, TAG_FROM, TAG_DO, TAG_BREAK, TAG_CONTINUE, TAG_PRINT, TAG_UNKNOWN, TAG_CALL_PARAMETERS
}

// Outside of tags.

TEXT : ~'{'+ | '{' ;

COMMENT : '{#' SIGN? ( .*? '#}' | EOF ) ;
UNCLOSED_COMMENT : '{#' ;

RAW : OPEN 'raw' SPACE* '-'? '%}' ( .*? OPEN 'endraw' SPACE* SIGN? '%}' | EOF ) ;

VARIABLE_START : '{{' SIGN? -> pushMode(INSIDE) ;

TAG : OPEN WORD? -> pushMode(INSIDE) ;

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

fragment NUMBER
    : '0' [bB] ( '_'? [01] )+
    | '0' [oO] ( '_'? [0-7] )+
    | '0' [xX] ( '_'? ( DIGIT | [a-fA-F] ) )+
    | [1-9] ( '_'? DIGIT )*
    | '0' ( '_'? '0' )*
    ;

fragment DECIMAL : DIGITS ( '.' DIGITS )? [eE] [-+]? DIGITS | DIGITS '.' DIGITS ;

fragment QUOTED
    : '\'' ( ~['\\] | '\\' . )* '\''
    | '"' ( ~["\\] | '\\' . )* '"'
    ;

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

NAME : WORD ;
FLOAT : DECIMAL ;
INT : NUMBER ;
DOT_INT : '.' NUMBER ; // so that `a.0.1` holds no float
STRING : QUOTED ;

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

NESTED_NAME : WORD -> type(NAME) ;
NESTED_FLOAT : DECIMAL -> type(FLOAT) ;
NESTED_INT : NUMBER -> type(INT) ;
NESTED_DOT_INT : '.' NUMBER -> type(DOT_INT) ;
NESTED_STRING : QUOTED -> type(STRING) ;

NESTED_UNEXPECTED : . -> type(UNEXPECTED) ;
