"""Every phrase that speaks of somebody or something; read only where somebody asks."""
