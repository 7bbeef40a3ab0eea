"""Teaches the encoder that reads incidents: prepare, fit, export."""
