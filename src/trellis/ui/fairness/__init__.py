"""Fairness over the term: names for the advisor, one's own numbers for each student. Nothing here is a rank."""
