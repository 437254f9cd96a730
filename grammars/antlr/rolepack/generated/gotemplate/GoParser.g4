// Go's text/template, as of Go 1.19.
//
// Every decision takes one token, which a test holds. What Go checks while it parses (that functions exist, variables are
// declared, numbers can be read) GoTreeChecks checks in the same order, while these rules are matched.
parser grammar GoParser;

options {
    tokenVocab = GoLexer;
}

template : ( TEXT | define | node )* EOF ;

define : TAG_DEFINE name RIGHT list end ;

list : ( TEXT | node )* ;

node
    : TAG_IF pipeline RIGHT list elseIf* otherwise? end # ifNode
    | TAG_WITH pipeline RIGHT list otherwise? end # withNode
    | TAG_RANGE pipeline RIGHT list otherwise? end # rangeNode
    | TAG_BLOCK name pipeline RIGHT list end # blockNode
    | TAG_TEMPLATE name ( RIGHT | pipeline RIGHT ) # invokeNode
    | TAG_BREAK RIGHT # breakNode
    | TAG_CONTINUE RIGHT # continueNode
    | LEFT pipeline RIGHT # actionNode
    ;

elseIf : TAG_ELSE_IF pipeline RIGHT list ;

otherwise : TAG_ELSE RIGHT list ;

end : TAG_END RIGHT ;

name : STRING | RAW_STRING ;

// A declaration without a command is rejected by GoTreeChecks.
pipeline : declaration ( command piped* )? | command piped* ;

// Go takes a last `|` without a command.
piped : PIPE command? ;

declaration : DECLARED ( DECLARE | ASSIGN | COMMA ( DECLARED ( DECLARE | ASSIGN | COMMA ) )? ) ;

command : operand+ ;

operand : term CHAINED* ;

term
    : IDENTIFIER
    | DOT
    | NIL
    | VARIABLE
    | FIELD
    | BOOL
    | NUMBER
    | COMPLEX
    | CHARACTER
    | STRING
    | RAW_STRING
    | LPAREN pipeline RPAREN
    ;
