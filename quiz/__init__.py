"""A quiz game for the terminal: what ICE can and cannot do in Canada."""

__version__ = "0.1.0"
