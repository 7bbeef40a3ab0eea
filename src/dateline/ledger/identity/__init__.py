"""Who is one with whom: what may be one, what persons judged, and who answers together."""
