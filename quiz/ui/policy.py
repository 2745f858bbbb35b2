"""What a learner may do besides playing; where the game is a kiosk's, less than on a machine of one's own."""

from __future__ import annotations

from typing import NamedTuple


class Policy(NamedTuple):
    """What the screens ask before they offer something."""

    refused: frozenset[str] = frozenset()
    """The names of actions that no key and no click runs, as `copy`."""
    visits: bool = False
    """Does one learner follow another, so that going home after a round ends the visit?"""

    def allows(self, action: str) -> bool:
        """May an action run, given as a binding has it: `copy`, `app.quit` or `scroll(1)`?"""
        return action.partition("(")[0].rpartition(".")[2] not in self.refused
