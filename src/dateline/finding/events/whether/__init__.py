"""Whether words tell a deed, and whether it happened: its sense, its modality, its denial."""
