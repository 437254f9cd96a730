lexer grammar JinjaLexer;

TEXT : . ;
