"""`quiz play`: opens a session and plays it on the screen or by lines."""

from __future__ import annotations

import argparse
import os
import sys

from quiz.arguments import add_bank, add_language
from quiz.errors import ExitCode, QuizError
from quiz.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Sequence

    from quiz.bank.model import Bank
    from quiz.game.draw import RoundSpec
    from quiz.menu import Item
    from quiz.session import Session

NAME = "play"
HELP = N_("play the game (also `quiz` alone)")

MOST_SEED_DIGITS = 18
"""A seed of so many digits can be stored whole."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add the choice of round and the ways to play it."""
    parser.description = _("Play the game. With a choice of round the questions start at once.")
    parser.epilog = _(
        "examples:\n"
        "  quiz play --round multiple-choice --count 20\n"
        "  quiz play --topic offices limits --level 1\n"
        "  quiz play --seed 7 --exam       the same paper for everyone, verdicts at the end\n"
        "  quiz play --review --certainty  what is due, and how certain you are of it\n"
        "  printf '1\\n2\\nt\\n' | quiz play --plain --seed 7 --count 3"
    )
    add_bank(parser)
    add_language(parser)
    _add_round(parser)
    parser.add_argument("--review", action="store_true", help=_("the questions that are due for review"))
    parser.add_argument(
        "--certainty", action="store_true", help=_("also ask how certain you are of each answer")
    )
    parser.add_argument("--sure", action="store_true", dest="certainty", help=argparse.SUPPRESS)
    parser.add_argument("--plain", action="store_true", help=_("play by lines, without a full screen"))


def _add_round(parser: ArgumentParser) -> None:
    from quiz.game.kinds import DEFAULT_LENGTH, RoundKind

    parser.add_argument(
        "--round",
        choices=tuple(kind.value for kind in RoundKind),
        help=_("the kind of round (default: mixed)"),
    )
    parser.add_argument(
        "--topic", nargs="+", action="extend", metavar=_("TOPIC"), help=_("only questions on these topics")
    )
    parser.add_argument(
        "--level", type=int, choices=(1, 2, 3), help=_("only this level: 1 recall, 2 understand, 3 apply")
    )
    parser.add_argument(
        "--count",
        type=_count,
        default=argparse.SUPPRESS,
        metavar=_("N|all"),
        help=_("how many questions (default: {count})").format(count=DEFAULT_LENGTH),
    )
    parser.add_argument(
        "--seed", type=_seed, metavar=_("N"), help=_("the same number gives everyone the same paper")
    )
    parser.add_argument("--exam", action="store_true", help=_("verdicts and explanations only at the end"))


def run(options: Namespace) -> ExitCode:
    """Play until the learner has had enough."""
    from quiz.bank.locate import Origin, locate
    from quiz.streams import require_input

    require_input()
    if options.review and _names_round(options):
        raise QuizError(
            _("--review plays what is due, of any kind and topic."), _("Leave out the choice of round.")
        )
    location = locate(options.bank, os.environ)
    sessions: list[Session] = []

    def open_now() -> Session:
        from random import Random

        from quiz.bank.reader import read_bank
        from quiz.session import open_session

        bank, asks = read_bank(location.path), True if options.certainty else None
        sessions.append(open_session(bank, Random(), seed=options.seed, asks_certainty=asks))
        return sessions[-1]

    try:
        if options.review and not open_now().past.due():
            print(_("Nothing is due for review now."))
            return ExitCode.DONE
        if options.plain or _must_be_plain():
            from quiz.plain import play

            session = sessions[0] if sessions else open_now()
            play(session, _opening(options, session.bank))
            return ExitCode.DONE
        if sessions or location.origin is not Origin.PACKAGE or _wants_round(options):
            session = sessions[0] if sessions else open_now()
            return _play_on_screen(session, _opening(options, session.bank))
        return _play_on_screen(open_now, None)
    finally:
        for opened in sessions:
            opened.close()


def _play_on_screen(session: Session | Callable[[], Session], opening: RoundSpec | Item | None) -> ExitCode:
    """Play on the screen; `session` may be what opens it, after the first frame."""
    drop_textual_variables()
    import quiz.ui.start as screens

    screens.prepare()
    return screens.run(session, opening)


def drop_textual_variables() -> None:
    """Remove what could make Textual press keys, write files or import modules; it reads them when imported."""
    for name in list(os.environ):
        if name.startswith("TEXTUAL_") and name != "TEXTUAL_ANIMATIONS":
            del os.environ[name]


def _must_be_plain() -> bool:
    """Can the terminal not draw the game? If so, a line on stderr states it."""
    if os.environ.get("TERM") == "dumb":
        reason = _("this terminal (TERM=dumb) cannot draw the screens")
    elif not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        reason = _("input or output is not a terminal")
    else:
        return False
    from quiz.streams import report_error

    report_error(_("{reason}; playing by lines (--plain).").format(reason=reason))
    return True


def _wants_round(options: Namespace) -> bool:
    """Do the options name a round, so that it starts at once?"""
    return _names_round(options) or options.seed is not None


def _names_round(options: Namespace) -> bool:
    """Do the options choose a round?"""
    return bool(options.round or options.topic or options.level or options.exam) or "count" in options


def _opening(options: Namespace, bank: Bank) -> RoundSpec | Item | None:
    """The round that the options ask for; None when they ask for none, and the learner may choose.

    Raises:
        QuizError: if there is no such topic, or no question fits.
    """
    from quiz.game.draw import NothingToAskError, RoundSpec, eligible
    from quiz.game.kinds import DEFAULT_LENGTH, RoundKind
    from quiz.menu import Entry, Item

    if options.review:
        return Item(Entry.REVIEW)
    _require_topics(options.topic or (), bank)
    if not _wants_round(options):
        return None
    spec = RoundSpec(
        kind=RoundKind(options.round or RoundKind.MIXED),
        topics=frozenset(options.topic or ()),
        level=options.level,
        length=options.count if "count" in options else DEFAULT_LENGTH,
        exam=options.exam,
    )
    if not eligible(bank, spec):
        raise NothingToAskError
    return spec


def _require_topics(topics: Sequence[str], bank: Bank) -> None:
    """Refuse a topic that the bank does not have."""
    from quiz.bank.fields import nearest

    for topic in topics:
        if topic in bank.topics:
            continue
        message = _("There is no topic '{topic}'.").format(topic=topic)
        if meant := nearest(topic, bank.topics):
            raise QuizError(message, _("Did you mean '{topic}'?").format(topic=meant))
        raise QuizError(message, _("Topics: {topics}.").format(topics=", ".join(bank.topics)))


def _count(typed: str) -> int | None:
    """A number of questions; None for all of them."""
    if typed == "all":
        return None
    if typed.isascii() and typed.isdigit() and int(typed[:9]) > 0 and len(typed) < 9:
        return int(typed)
    raise argparse.ArgumentTypeError(_("must be a number from 1 up, or all"))


def _seed(typed: str) -> int:
    """The seed of a round."""
    if not typed.isascii() or not typed.isdigit():
        raise argparse.ArgumentTypeError(_("must be a whole number from 0 up"))
    if len(typed) > MOST_SEED_DIGITS:
        message = _("has too many digits; {count} are the most")
        raise argparse.ArgumentTypeError(message.format(count=MOST_SEED_DIGITS))
    return int(typed)
