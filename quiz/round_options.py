"""The choice of a round on the command line, for all commands that take one."""

from __future__ import annotations

import argparse

from quiz.errors import QuizError
from quiz.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.model import Bank
    from quiz.game.draw import RoundSpec


def add_round(parser: argparse.ArgumentParser) -> None:
    """Add the choice of a round."""
    from quiz.game.kinds import DEFAULT_LENGTH

    add_paper(parser, _("how many questions (default: {count})").format(count=DEFAULT_LENGTH))
    parser.add_argument("--exam", action="store_true", help=_("verdicts and explanations only at the end"))
    parser.add_argument(
        "--certainty", action="store_true", help=_("also ask how certain you are of each answer")
    )
    parser.add_argument("--sure", action="store_true", dest="certainty", help=argparse.SUPPRESS)


def add_paper(parser: argparse.ArgumentParser, count_help: str) -> None:
    """Add the choice of the questions of a round, with the help on their number."""
    from quiz.bank.levels import LEVELS
    from quiz.game.kinds import RoundKind

    parser.set_defaults(exam=False)
    parser.add_argument(
        "--round",
        choices=tuple(kind.value for kind in RoundKind),
        help=_("the kind of round (default: mixed)"),
    )
    parser.add_argument(
        "--topic", nargs="+", action="extend", metavar=_("TOPIC"), help=_("only questions on these topics")
    )
    parser.add_argument(
        "--level", type=int, choices=LEVELS, help=_("only this level: 1 recall, 2 understand, 3 apply")
    )
    parser.add_argument(
        "--count",
        type=_count,
        default=argparse.SUPPRESS,
        metavar=_("N|all"),
        help=count_help,
    )
    parser.add_argument(
        "--seed", type=_seed, metavar=_("N"), help=_("the same number gives everyone the same paper")
    )


def names_round(options: argparse.Namespace) -> bool:
    """Do the options choose a round?"""
    return bool(options.round or options.topic or options.level or options.exam) or "count" in options


def wanted_spec(options: argparse.Namespace, bank: Bank) -> RoundSpec:
    """The round that the options choose; the usual one where they choose none.

    Raises:
        QuizError: if there is no such topic, or no question fits.
    """
    from quiz.game.draw import NothingToAskError, RoundSpec, eligible
    from quiz.game.kinds import DEFAULT_LENGTH, RoundKind

    _require_topics(options.topic or (), bank)
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
    from quiz.game.kinds import MOST_SEED_DIGITS

    if not typed.isascii() or not typed.isdigit():
        raise argparse.ArgumentTypeError(_("must be a whole number from 0 up"))
    if len(typed) > MOST_SEED_DIGITS:
        message = _("has too many digits; {count} are the most")
        raise argparse.ArgumentTypeError(message.format(count=MOST_SEED_DIGITS))
    return int(typed)
