"""The budget: lines, months, what each rotation costs, prices of the season and exchange rates."""
