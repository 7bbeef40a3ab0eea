"""When and where an event happened: by its own sentence, by another, or by the report."""
