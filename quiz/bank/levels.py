"""The levels of questions. It imports nothing, so that help can name them."""

LEVELS = (1, 2, 3)
"""1 recall, 2 understand, 3 apply to a situation."""
