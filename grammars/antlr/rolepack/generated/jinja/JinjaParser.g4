// Jinja2 3.1 with the extensions `do` and `loopcontrols`.
//
// Every decision takes one token, which a test holds: no prediction, no warming up. To that end the
// operators of an expression stand in one flat row, and OperatorPrecedence makes the tree; that also
// bounds the recursion by the brackets and tags, which NestingLimit counts before the parse.
// Trailing commas are read leniently and checked by the tree builder.
parser grammar JinjaParser;

options {
    tokenVocab = JinjaLexer;
}

template : body EOF ;

// What stands between `{{` and `}}`.
bareExpression : tuple EOF ;

// What stands between `{% if` and `%}`: no inline if.
bareCondition : condition EOF ;

body : ( TEXT | output | statement )* ;

output : VARIABLE_START tuple VARIABLE_END ;

statement
    : TAG_IF condition COLON? BLOCK_END body elif* otherwise? TAG_ENDIF BLOCK_END # ifStatement
    | TAG_FOR target IN condition ( IF expression )? RECURSIVE? COLON? BLOCK_END body otherwise?
        TAG_ENDFOR BLOCK_END # forStatement
    | TAG_SET target ( DOT NAME )?
        ( ASSIGN tuple BLOCK_END
        | ( PIPE filterCall )* COLON? BLOCK_END body TAG_ENDSET BLOCK_END
        ) # setStatement
    | TAG_MACRO plainName LPAREN parameters RPAREN COLON? BLOCK_END body TAG_ENDMACRO BLOCK_END # macroStatement
    | ( TAG_CALL | TAG_CALL_PARAMETERS LPAREN parameters RPAREN ) expression COLON? BLOCK_END body
        TAG_ENDCALL BLOCK_END # callStatement
    | TAG_FILTER filterCall ( PIPE filterCall )* COLON? BLOCK_END body TAG_ENDFILTER BLOCK_END # filterStatement
    | TAG_WITH ( assignment ( COMMA assignment )* )? BLOCK_END body TAG_ENDWITH BLOCK_END # withStatement
    | TAG_AUTOESCAPE expression COLON? BLOCK_END body TAG_ENDAUTOESCAPE BLOCK_END # autoescapeStatement
    | TAG_BLOCK NAME SCOPED? REQUIRED? COLON? BLOCK_END body TAG_ENDBLOCK NAME? BLOCK_END # blockStatement
    | TAG_EXTENDS expression BLOCK_END # extendsStatement
    | TAG_INCLUDE expression ( IGNORE MISSING )? ( ( WITH | WITHOUT ) CONTEXT )? BLOCK_END # includeStatement
    | TAG_IMPORT expression AS plainName ( ( WITH | WITHOUT ) CONTEXT )? BLOCK_END # importStatement
    | TAG_FROM expression IMPORT imported ( COMMA imported )* ( ( WITH | WITHOUT | STRING ) CONTEXT )?
        BLOCK_END # fromStatement
    | TAG_DO tuple BLOCK_END # doStatement
    | TAG_PRINT ( expression ( COMMA expression )* )? BLOCK_END # printStatement
    | TAG_BREAK BLOCK_END # breakStatement
    | TAG_CONTINUE BLOCK_END # continueStatement
    ;

elif : TAG_ELIF condition COLON? BLOCK_END body ;

otherwise : TAG_ELSE COLON? BLOCK_END body ;

// `not` is a name like any other where no expression can stand.
plainName : NAME | NOT ;

target : targetItem ( COMMA targetItem? )* ;

// Jinja2 reads constants here and then says that it cannot assign to them; so does the tree builder.
targetItem : NAME | NOT | TRUE | FALSE | NONE | LPAREN ( targetItem ( COMMA targetItem? )* )? RPAREN ;

parameters : ( parameter ( COMMA parameter )* )? ;

parameter : plainName | KEYWORD ASSIGN expression ;

assignment : target ASSIGN expression ;

// `name as alias`; also `with context`, which stands where a name could.
imported : plainName ( AS plainName | CONTEXT )? ;

filterCall : NAME ( DOT NAME )* arguments? ;

tuple : expression ( COMMA expression? )* ;

condition : operation ( COMMA operation? )* ;

expression : operation ( IF operation ( ELSE operation )? )* ;

operation
    : NOT* operand
        ( ( AND | OR ) NOT* operand
        | ( EQ | NE | LT | LE | GT | GE | IN | NOT IN | ADD | SUB | TILDE | MUL | DIV | FLOORDIV | MOD | POW ) operand
        )*
    ;

// The signs bind tighter than filters and tests, and looser than attributes, subscripts and calls.
operand : ( ADD | SUB )* ( literal | group ) trailer* application* ;

literal : NAME | TRUE | FALSE | NONE | INT | FLOAT | STRING+ | list | dict ;

group : LPAREN ( expression ( COMMA expression? )* )? RPAREN ;

list : LBRACKET ( expression ( COMMA expression? )* )? RBRACKET ;

dict : LBRACE ( pair ( COMMA pair? )* )? RBRACE ;

pair : expression COLON expression ;

trailer
    : DOT ( NAME | INT )
    | DOT_INT
    | LBRACKET ( subscript ( COMMA subscript )* )? RBRACKET
    | arguments
    ;

subscript
    : expression ( COLON expression? ( COLON expression? )? )?
    | COLON expression? ( COLON expression? )?
    ;

// Of the arguments behind a filter or a test the first are its own, any others call its result.
application
    : PIPE NAME ( DOT NAME )* arguments* # filter
    | IS NOT? NAME ( DOT NAME )* ( arguments+ | literal trailer* )? # test
    ;

arguments : LPAREN ( argument ( COMMA argument? )* )? RPAREN ;

argument : KEYWORD ASSIGN expression | MUL expression | POW expression | expression ;
