"""The networks that the package ships: the files, and the encoder that several finders ask."""
