"""How the Match works: the algorithm step by step, and an honest list against a cautious one."""
