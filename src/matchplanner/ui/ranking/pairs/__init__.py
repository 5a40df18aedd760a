"""Two programs, or two criteria, at a time: questions, answers and what they come to."""
