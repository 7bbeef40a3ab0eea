"""Incidents of violence as MUC-4 asked for them; read only where somebody asks."""
