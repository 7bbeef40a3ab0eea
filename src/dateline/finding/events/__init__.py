"""Events: found by their triggers, each with who, when, where and whether, and told once."""
