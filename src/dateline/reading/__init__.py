"""Report -> document: tokens, sentences and syntax in one pass, then names, times, places and figures over them."""
