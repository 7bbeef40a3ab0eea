"""Expressions of time: found by a grammar, and worth a point, an interval, a length or a habit."""
