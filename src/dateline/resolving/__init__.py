"""Reference knowledge: who (registry), where (gazetteer) and when (calendar)."""
