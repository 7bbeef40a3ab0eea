"""How the weights of ``src/dateline/finding/model`` were made; ``../README.md`` says how to make them again."""
