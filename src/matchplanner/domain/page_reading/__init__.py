"""Reading a program's web page: rules that propose facts, each with the sentence that says so."""
