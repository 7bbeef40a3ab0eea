"""How the weights that find phrases were made."""
