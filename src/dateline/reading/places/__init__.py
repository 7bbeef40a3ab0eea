"""Which names are places here, and what of an address is none."""
