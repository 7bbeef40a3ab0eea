"""Who takes part in an event, in which role, and whom that phrase names."""
