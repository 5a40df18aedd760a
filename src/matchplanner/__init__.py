"""MatchPlanner: an offline planner for a US residency in medical genetics."""

__version__ = "0.1.0"
