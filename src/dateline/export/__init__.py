"""What leaves Dateline, one file a format: a terminal, JSON and JSON Lines, CSV."""
