"""Which of many rounds belong to one class: those of the bank in use, of one code and of its paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quiz.bank.model import Bank
from quiz.classroom.bank_hash import bank_hash
from quiz.classroom.gather import Gathered, Refused
from quiz.classroom.result import Result, ResultAnswer
from quiz.classroom.spelling import bare
from quiz.i18n import N_, _

ENOUGH_ROUNDS = 5
"""A code with fewer finished rounds is chosen only where no other has as many."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rounds a report is about; what is None does not matter."""

    code: str | None = None
    """A class code, however it was typed."""
    since: date | None = None
    """The first day."""
    label: str | None = None


@dataclass(frozen=True, slots=True)
class OtherCode:
    """A code that was played, such as those whose rounds a report leaves out."""

    code: str | None
    """None stands for rounds that were played without a code."""
    rounds: int
    """How many of its rounds were finished."""
    last_day: date
    """The day of its last round."""


@dataclass(frozen=True, slots=True)
class ClassRounds:
    """The rounds of one class."""

    code: str | None
    """Their code; None where they were played without."""
    finished: tuple[Result, ...]
    """The rounds that were played to their end or handed in."""
    left: tuple[Result, ...]
    """The rounds that were left before."""
    others: tuple[OtherCode, ...]
    """What the report leaves out, the last first."""
    refused: tuple[Refused, ...]
    """What could not be read or counted."""
    owners: int
    """How many accounts own the files that hold rounds."""

    @property
    def papers(self) -> set[tuple[str, ...]]:
        """The papers of the finished rounds; with a code there is one at most."""
        return {result.paper for result in self.finished}


ANY = Wanted()
"""Every round is wanted."""

OTHER_BANK = N_("was played with another bank, or another version of it: {title}")
NOT_IN_THE_BANK = N_("asks what the bank does not hold")
NOT_OFFERED = N_("has answers that the bank does not offer")
OTHER_PAPER = N_("has another paper than the other rounds of its code")
"""Why a round cannot be counted; messages to be translated."""

_Named = tuple[str, Result]
"""A round, and the name of where it stands."""


def one_class(gathered: Gathered, bank: Bank, wanted: Wanted = ANY) -> ClassRounds:
    """The rounds of one class out of many rounds, with the code that `code_of_class` finds."""
    fitting, unfit = _split(gathered.rounds, _misfit_with(bank))
    by_code: dict[str | None, list[_Named]] = {}
    for named in fitting:
        if _is_wanted(named[1], wanted):
            by_code.setdefault(named[1].code, []).append(named)
    codes = [_played(code, rounds) for code, rounds in by_code.items()]
    code = code_of_class(codes, wanted)
    mine = by_code.get(code, [])
    papers = Counter(result.paper for _name, result in mine)
    of_one_paper, astray = (mine, []) if code is None else _split(mine, _not_on(usual_paper(papers)))
    results = [result for _name, result in of_one_paper]
    return ClassRounds(
        code=code,
        finished=tuple(result for result in results if result.finished),
        left=tuple(result for result in results if not result.finished),
        others=other_codes(codes, code),
        refused=(*gathered.refused, *unfit, *astray),
        owners=gathered.owners,
    )


def code_of_class(codes: Sequence[OtherCode], wanted: Wanted) -> str | None:
    """The code that a report is about, of those that were played: the one that is wanted, as it was played.

    Where no code is asked for, it is the one played last among those with `ENOUGH_ROUNDS` finished rounds, or among
    all where none has so many; of several on one day the one with the most rounds. Rounds without a code are taken
    where there are no others.
    """
    if wanted.code is None:
        return max(codes, key=_rank).code if codes else None
    return next((one.code for one in codes if one.code and bare(one.code) == bare(wanted.code)), wanted.code)


def other_codes(codes: Iterable[OtherCode], code: str | None) -> tuple[OtherCode, ...]:
    """The codes but this one, the last first."""
    return tuple(sorted((one for one in codes if one.code != code), key=_newest_first))


def usual_paper(papers: Mapping[tuple[str, ...], int]) -> tuple[str, ...]:
    """The paper that most rounds have, of papers with their numbers of rounds; empty where there is none."""
    return max(papers, key=lambda paper: (papers[paper], paper), default=())


def _rank(played: OtherCode) -> tuple[bool, bool, date, int, str]:
    """What is greatest of the code that a report is about."""
    enough = played.rounds >= ENOUGH_ROUNDS
    return played.code is not None, enough, played.last_day, played.rounds, played.code or ""


def _newest_first(other: OtherCode) -> tuple[int, str]:
    return -other.last_day.toordinal(), other.code or ""


def _split(rounds: Iterable[_Named], why_not: Callable[[Result], str]) -> tuple[list[_Named], list[Refused]]:
    """The rounds that a check passes, and the others with its reasons; the reason of a round that passes is empty."""
    passed: list[_Named] = []
    refused: list[Refused] = []
    for name, result in rounds:
        reason = why_not(result)
        if reason:
            refused.append(Refused(name, reason))
        else:
            passed.append((name, result))
    return passed, refused


def _misfit_with(bank: Bank) -> Callable[[Result], str]:
    """A check whether a round can have been played with a bank."""
    known = bank_hash(bank)
    choices = {question.id: (question.choice_count, question.key) for question in bank.questions}

    def is_possible(answer: ResultAnswer) -> bool:
        count, key = choices[answer.question]
        return answer.choice < count and answer.correct == (answer.choice == key)

    def misfit(result: Result) -> str:
        if result.bank.hash != known:
            return _(OTHER_BANK).format(title=result.bank.title)
        if not all(question in choices for question in result.paper):
            return _(NOT_IN_THE_BANK)
        return "" if all(map(is_possible, result.answers)) else _(NOT_OFFERED)

    return misfit


def _not_on(paper: tuple[str, ...]) -> Callable[[Result], str]:
    """A check whether a round has this paper: with one code and one bank there is one paper."""
    return lambda result: "" if result.paper == paper else _(OTHER_PAPER)


def _is_wanted(result: Result, wanted: Wanted) -> bool:
    return (wanted.since is None or result.date >= wanted.since) and wanted.label in (None, result.label)


def _played(code: str | None, rounds: Sequence[_Named]) -> OtherCode:
    finished = sum(result.finished for _name, result in rounds)
    return OtherCode(code, finished, max(result.date for _name, result in rounds))
