"""How firm the order of scores is, as a heat strip for each program."""
