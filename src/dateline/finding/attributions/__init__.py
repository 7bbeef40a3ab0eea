"""Who says so: statements with their sources, their cues and their contents."""
