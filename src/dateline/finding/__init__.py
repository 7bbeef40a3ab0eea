"""Document -> records: each finder is a function of a `Document`, one a file."""
