"""Whom pronouns and plain nouns take up."""
