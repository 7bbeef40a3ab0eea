"""A person's decisions on what the machine read: kept beside it, applied to what is told, and taken back at will.

The ``review`` table holds each decision with the machine's record; the tables of records hold what the decisions make
of them, so that every question is answered with no more work than before; ``standing`` holds the machine's record
wherever the two differ. What a report's records are after a decision, an undoing or a re-reading is always made
anew from the machine's records and the decisions in force (``replaying.py``), and written where it changed
(``settling.py``).
"""
