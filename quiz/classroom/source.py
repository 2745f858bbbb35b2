"""Where a report on a class comes from: result files, or the database of a school."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter

from quiz.bank.model import Bank
from quiz.classroom.classes import ANY, Wanted, one_class
from quiz.classroom.gather import gather
from quiz.classroom.result import Result
from quiz.classroom.tally import ClassTally, tally
from quiz.errors import QuizError
from quiz.i18n import _


@dataclass(frozen=True, slots=True)
class ClassSource:
    """One class, read from wherever its results are."""

    tally: ClassTally
    """What was counted of it."""
    rounds: Callable[[], Iterable[Result]]
    """Its rounds, finished and left, in the order of their ids."""
    has_rounds: bool
    """Is there any round, of this class or another?"""


@contextmanager
def class_source(names: Sequence[str], bank: Bank, wanted: Wanted = ANY) -> Iterator[ClassSource]:
    """One class out of files and folders, or out of the database of which the address is named.

    Raises:
        QuizError: if an address is named beside anything else.
        SchoolError: if the database cannot be used.
    """
    from quiz.classroom.school_server import is_address

    if not any(map(is_address, names)):
        yield _of_files(names, bank, wanted)
        return
    if len(names) > 1:
        raise QuizError(
            _("A report is on files or on one database."), _("Name the address of the database alone.")
        )
    from quiz.classroom.school_class import SchoolClass
    from quiz.classroom.school_server import connected

    with connected(names[0]) as connection:
        found = SchoolClass(connection, bank, wanted)
        yield ClassSource(found.tally, found.rounds, bool(found.tally.refused))


def _of_files(names: Sequence[str], bank: Bank, wanted: Wanted) -> ClassSource:
    gathered = gather(names)
    played = one_class(gathered, bank, wanted)
    rounds = (*played.finished, *played.left)
    return ClassSource(tally(played), lambda: sorted(rounds, key=attrgetter("id")), bool(gathered.rounds))
