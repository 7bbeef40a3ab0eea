"""Document -> records: a room for each kind of record, whose ``finder.py`` has a function of a `Document`."""
