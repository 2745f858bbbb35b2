"""What can be typed after `quiz play`: what to play, how, and what goes together."""

from __future__ import annotations

from argparse import SUPPRESS

from quiz.arguments import IDLE, add_bank, add_hand_in, add_language, idle_seconds, require_results
from quiz.errors import QuizError
from quiz.i18n import _
from quiz.round_options import add_round, names_round, wanted_spec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quiz.bank.model import Bank
    from quiz.game.draw import RoundSpec
    from quiz.menu import Item


def add_play(parser: ArgumentParser) -> None:
    """Add the choice of round and the ways to play it."""
    add_bank(parser)
    add_language(parser)
    parser.add_argument("--code", metavar=_("CODE"), help=_("the round that a class code stands for"))
    add_round(parser)
    parser.add_argument("--review", action="store_true", help=_("the questions that are due for review"))
    add_hand_in(parser)
    parser.add_argument("--plain", action="store_true", help=_("play by lines, without a full screen"))
    parser.add_argument(
        "--kiosk",
        action="store_true",
        help=_("for one learner after the other, until the teacher’s passphrase; keeps nothing"),
    )
    parser.add_argument(
        "--idle",
        type=idle_seconds,
        metavar=_("SECONDS"),
        help=_("with --kiosk: begin anew after so many seconds without a key (default: {count})").format(
            count=IDLE
        ),
    )
    # what `quiz serve` starts for each page
    parser.add_argument("--page", action="store_true", help=SUPPRESS)


def require_one_choice(options: Namespace) -> None:
    """Refuse options that contradict each other.

    Raises:
        QuizError: if two do.
    """
    if options.review and names_round(options):
        raise QuizError(
            _("--review plays what is due, of any kind and topic."), _("Leave out the choice of round.")
        )
    if options.code is not None and (options.review or options.certainty or _wants_drawn_round(options)):
        raise QuizError(_("--code stands for a whole round."), _("Leave out the choice of round."))
    require_results(options)
    if options.idle is not None and not (options.kiosk or options.page):
        raise QuizError(_("--idle goes with --kiosk."))


def wants_round(options: Namespace) -> bool:
    """Do the options name a round, so that it starts at once?"""
    return options.code is not None or _wants_drawn_round(options)


def _wants_drawn_round(options: Namespace) -> bool:
    """Do the options name a round without a code?"""
    return names_round(options) or options.seed is not None


def opening_of(options: Namespace, bank: Bank) -> RoundSpec | Item | None:
    """The round that the options ask for; None when they ask for none, and the learner may choose.

    Raises:
        QuizError: if there is no such topic, or no question fits.
    """
    from quiz.menu import Entry, Item

    if options.review:
        return Item(Entry.REVIEW)
    if options.code is not None:
        from quiz.classroom.code import read_code

        return Item(Entry.CODE, assignment=read_code(options.code, bank))
    spec = wanted_spec(options, bank)
    return spec if wants_round(options) else None
