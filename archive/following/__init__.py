"""What leads to what: references, cases over time, assignments, motions, successors."""
