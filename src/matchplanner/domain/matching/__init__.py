"""The algorithm of the Match as a teaching model: applicants propose, programs hold the best they can."""
