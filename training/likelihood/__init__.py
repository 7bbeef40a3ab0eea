"""How likely an event is right: what was judged, a model over signs, and a network over sentences."""

__all__: list[str] = []
