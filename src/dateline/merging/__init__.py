"""Many reports together: copies of one text are a story, tellings of one happening an incident."""
