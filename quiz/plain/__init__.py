"""The game by lines, for screen readers, pipes and simple terminals: text is only ever appended."""

from quiz.plain.game import PlainGame, play

__all__ = ["PlainGame", "play"]
