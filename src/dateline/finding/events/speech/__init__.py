"""Deeds of speech that no trigger tells: what a statement does by the words of its content."""
