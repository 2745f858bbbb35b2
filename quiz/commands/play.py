"""`quiz play`: opens a session and plays it on the screen or by lines."""

from __future__ import annotations

import os
import sys

from quiz.arguments import IDLE
from quiz.errors import ExitCode, QuizError
from quiz.i18n import N_, _
from quiz.play_options import add_play, opening_of, require_one_choice, wants_round

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from pathlib import Path

    from quiz.bank.model import Bank
    from quiz.classroom.delivery import Delivery
    from quiz.classroom.passphrase import Passphrase
    from quiz.game.draw import RoundSpec
    from quiz.menu import Item
    from quiz.session import Session
    from quiz.study.history import History
    from quiz.study.journal import Journal
    from quiz.ui.kiosk import Kiosk

NAME = "play"
HELP = N_("play the game (also `quiz` alone)")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the choice of round and the ways to play it."""
    parser.description = _("Play the game. With a choice of round the questions start at once.")
    parser.epilog = _(
        "examples:\n"
        "  quiz play --round multiple-choice --count 20\n"
        "  quiz play --topic offices limits --level 1\n"
        "  quiz play --seed 7 --exam       the same paper for everyone, verdicts at the end\n"
        "  quiz play --code K7M2-9QRT      the round that the teacher set with `quiz code`\n"
        "  quiz play --review --certainty  what is due, and how certain you are of it\n"
        "  printf '1\\n2\\nt\\n' | quiz play --plain --seed 7 --count 3"
    )
    add_play(parser)


def run(options: Namespace) -> ExitCode:
    """Play until the learner has had enough."""
    from quiz.bank.locate import Origin, locate
    from quiz.streams import require_input

    require_input()
    require_one_choice(options)
    location = locate(options.bank, os.environ)
    if options.page:
        return _play_in_page(options, location.path)
    if options.kiosk:
        return _play_as_kiosk(options, location.path)
    delivery = _delivery(options)
    sessions: list[Session] = []
    by_lines = False

    def open_now() -> Session:
        sessions.append(_open(options, location.path, delivery))
        return sessions[-1]

    try:
        if options.review and not open_now().past.due():
            print(_("Nothing is due for review now."))
            return ExitCode.DONE
        by_lines = options.plain or _must_be_plain()
        if by_lines:
            from quiz.plain import play

            session = sessions[0] if sessions else open_now()
            play(session, opening_of(options, session.bank))
            return ExitCode.DONE
        if sessions or location.origin is not Origin.PACKAGE or wants_round(options):
            session = sessions[0] if sessions else open_now()
            return _play_on_screen(session, opening_of(options, session.bank))
        return _play_on_screen(open_now, None)
    finally:
        for opened in sessions:
            opened.close()
        _end(delivery, by_lines=by_lines)


def _open(options: Namespace, bank_file: Path, delivery: Delivery | None) -> Session:
    """Read the bank and open a session that keeps a history."""
    from random import Random

    from quiz.bank.reader import read_bank
    from quiz.open_session import open_session

    bank = read_bank(bank_file)
    session = open_session(
        bank,
        Random(),
        seed=options.seed,
        asks_certainty=True if options.certainty else None,
        recorded=_recorded(options, bank, delivery),
        label=options.label or "",
    )
    if delivery is not None:
        from quiz.classroom.hand_in import hand_in_line

        session.notify(hand_in_line(options.label))
    return session


def _delivery(options: Namespace, *, kept: bool = True) -> Delivery | None:
    """What brings results to where the options name; None where they name nothing."""
    if options.results is None:
        return None
    from quiz.classroom.hand_in import delivery_to

    return delivery_to(options.results, kept=kept)


def _recorded(
    options: Namespace, bank: Bank, delivery: Delivery | None
) -> Callable[[History], Journal] | None:
    """What makes the journal that turns rounds into results; None where nobody wants any."""
    if delivery is None:
        return None
    from quiz.classroom.hand_in import recorded_by

    return recorded_by(delivery, bank, options.label)


def _end(delivery: Delivery | None, *, by_lines: bool) -> None:
    """Deliver what is left, and print what could not be delivered."""
    if delivery is not None:
        from quiz.classroom.hand_in import end

        end(delivery, by_lines=by_lines)


def _play_as_kiosk(options: Namespace, bank_file: Path) -> ExitCode:
    """Let one learner after the other play on the screen.

    Raises:
        QuizError: if there is no screen, no passphrase, or nothing to play.
    """
    given = os.environ.pop("QUIZ_KIOSK_PASS", None)  # before anything else: no other process is to see it
    if options.review:
        raise QuizError(_("--review needs a history, and a kiosk keeps none."), _("Leave out one of both."))
    if reason := _("--plain plays by lines") if options.plain else _why_plain():
        raise QuizError(_("--kiosk needs a full screen: {reason}.").format(reason=reason))
    from quiz.classroom.locked_terminal import locked_terminal

    with locked_terminal() as unlock:
        drop_textual_variables()
        import quiz.ui.start as screens

        def take() -> Passphrase:
            from getpass import getpass

            from quiz.classroom.passphrase import take_passphrase

            return take_passphrase(given, getpass)

        # no outbox: nothing is written to the account's folder
        delivery = _delivery(options, kept=False)
        try:
            return screens.run_kiosk(_kiosk(options, bank_file, delivery, take), unlock)
        finally:
            _end(delivery, by_lines=False)


def _play_in_page(options: Namespace, bank_file: Path) -> ExitCode:
    """Let one learner play in a page of `quiz serve`, which reads and writes the standard streams.

    Raises:
        QuizError: if there is nothing to play, or the game crashed.
    """
    from quiz.classroom.parent_watch import end_with_parent

    end_with_parent()
    drop_textual_variables()
    import quiz.ui.start as screens

    delivery = _delivery(options, kept=False)
    try:
        return screens.run_page(_kiosk(options, bank_file, delivery))
    finally:
        _end(delivery, by_lines=False)


def _kiosk(
    options: Namespace,
    bank_file: Path,
    delivery: Delivery | None,
    take: Callable[[], Passphrase] | None = None,
) -> Kiosk:
    """What a kiosk is started with; the passphrase is taken first.

    Args:
        options: What was typed after the command.
        bank_file: Where the questions stand.
        delivery: Takes the results; None where nobody gets any.
        take: Gives the passphrase that ends it; None where there is none.

    Raises:
        QuizError: if there is no passphrase, or nothing to play.
    """
    from random import Random

    from quiz import i18n
    from quiz.bank.reader import read_bank
    from quiz.open_session import open_session

    i18n.switch(options.lang or i18n.preferred(os.environ))  # whatever the account's settings say
    passphrase = take() if take is not None else None
    bank, chance, asks = read_bank(bank_file), Random(), True if options.certainty else None
    recorded = _recorded(options, bank, delivery)
    opening, label = opening_of(options, bank), options.label or ""
    import quiz.ui.start as screens

    screens.prepare()
    from quiz.ui.kiosk import Kiosk

    return Kiosk(
        lambda: open_session(
            bank,
            chance,
            seed=options.seed,
            asks_certainty=asks,
            recorded=recorded,
            label=label,
            lasting=False,
        ),
        passphrase,
        opening,
        questions=_questions(opening, bank),
        idle=options.idle or IDLE,
        label=label,
        hands_in=delivery is not None,
        language=i18n.language(),
    )


def _questions(opening: RoundSpec | Item | None, bank: Bank) -> int:
    """How many questions a round has that was asked for; 0 where none was."""
    from quiz.game.draw import RoundSpec, eligible
    from quiz.menu import Item

    if isinstance(opening, Item):
        return len(opening.assignment.paper(bank)) if opening.assignment is not None else 0
    if not isinstance(opening, RoundSpec):
        return 0
    fitting = len(eligible(bank, opening))
    return fitting if opening.length is None else min(fitting, opening.length)


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
    reason = _why_plain()
    if reason:
        from quiz.streams import report_error

        report_error(_("{reason}; playing by lines (--plain).").format(reason=reason))
    return bool(reason)


def _why_plain() -> str:
    """Why the terminal cannot draw the game; empty where it can."""
    if os.environ.get("TERM") == "dumb":
        return _("this terminal (TERM=dumb) cannot draw the screens")
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return _("input or output is not a terminal")
    return ""
