"""The one parse that all finders share: spaCy's, made cheaper with the same answers, and the casing that it needs."""
