"""The papers that hosts ask for: a matrix of kinds and hosts, and the papers there are."""
