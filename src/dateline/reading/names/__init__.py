"""Whose name each name of a report is: bodies, persons with their posts, acronyms, and the cast of them all."""
