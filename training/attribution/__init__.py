"""How the network that finds attributions was made."""
