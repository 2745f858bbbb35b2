"""What a learner prefers: the settings in use, kept for the next session when they change."""

from __future__ import annotations

from collections.abc import Mapping

from quiz import i18n, paths
from quiz.errors import NoDataFolderError
from quiz.game.draw import RoundSpec
from quiz.game.kinds import DEFAULT_LENGTH, RoundKind
from quiz.study.settings import Settings, Value, save_settings


class Preferences:
    """The settings of one session, from those that were kept to those that will be."""

    def __init__(self, settings: Settings | None, *, asks_certainty: bool | None = None) -> None:
        """Begin with the settings that were kept.

        Args:
            settings: What was read from the file; None where none are read, and changes are not kept.
            asks_certainty: Is the learner asked how certain they are? As the settings say when None.
        """
        self._keeps = settings is not None
        """Are changes written to the file?"""
        self.values = dict(settings.values if settings is not None else {})
        """The settings that are kept, as they are now."""
        self.asks_certainty = (
            bool(self.values.get("certainty", False)) if asks_certainty is None else asks_certainty
        )
        """Is the learner asked how certain they are, in rounds that begin from now on?"""
        self.wished: RoundSpec | None = None
        """The round that the learner wished for last in this session."""
        self._trouble = settings.trouble if settings is not None else ""

    @property
    def asks_correction(self) -> bool:
        """Is the learner asked what is true, after a statement was rightly called false?"""
        return bool(self.values.get("asks_truth", True))

    def usual_spec(self) -> RoundSpec:
        """What the learner wished for last; in a new session, of the kind and length that were kept."""
        if self.wished is not None:
            return self.wished
        kind = self.values.get("kind", RoundKind.MIXED)
        length = self.values.get("length", DEFAULT_LENGTH)
        return RoundSpec(RoundKind(str(kind)), length=int(length) if isinstance(length, int) else None)

    def choose_language(self, code: str) -> None:
        """Use a language from now on and in later sessions."""
        i18n.switch(code)
        self.keep({"language": code})

    def toggle_certainty(self) -> None:
        """Ask how certain the learner is in rounds that begin from now on, or no longer."""
        self.asks_certainty = not self.asks_certainty
        self.keep({"certainty": self.asks_certainty})

    def toggle_correction(self) -> None:
        """Ask what is true in rounds that begin from now on, or no longer."""
        self.keep({"asks_truth": not self.asks_correction})

    def keep(self, changes: Mapping[str, Value]) -> None:
        """Keep settings for the next session."""
        self.values.update(changes)
        if not self._keeps:
            return
        try:
            self._trouble = save_settings(paths.settings_file(), changes) or self._trouble
        except NoDataFolderError:  # reported when the settings were read
            return

    def news(self) -> str:
        """What went wrong since the last call, in one line; empty when nothing did."""
        trouble, self._trouble = self._trouble, ""
        return trouble
