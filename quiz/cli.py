"""The front door: turns arguments into one call, and errors into one line.

Nothing heavy is imported before it is known what is wanted.
"""

from __future__ import annotations

import errno
import os
import sys

from quiz import __version__, i18n
from quiz.errors import ExitCode, QuizError
from quiz.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing `typing` itself would take a tenth of the time of `--version`
    from argparse import Namespace
    from collections.abc import Callable, Mapping, Sequence

    from quiz.bank.model import Bank
    from quiz.game.draw import RoundSpec
    from quiz.menu import Item
    from quiz.session import Session


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: The arguments; those of the process when None.
    """
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        _write_anything(stream)
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except QuizError as error:
        print(f"quiz: {_one_line(str(error))}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # whoever read our output has enough of it
        _drop_output()
        return ExitCode.DONE
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO) or error.filename is not None:
            raise
        _drop_output()  # its disk is full, or its terminal gone
        print(f"quiz: {error.strerror}", file=sys.stderr)
        return ExitCode.USAGE
    return code


def _run(arguments: list[str]) -> int:
    """Do what the arguments ask for."""
    if arguments == ["--version"]:  # instant, without a parser
        print(f"quiz {__version__}")
        return ExitCode.DONE
    from quiz.arguments import language, parse

    i18n.switch(language(arguments))
    try:
        options = parse(arguments)
    except SystemExit:  # the help is printed
        return ExitCode.DONE
    _speak_as_kept(options)
    return _COMMANDS[options.command](options)


# Streams


def _open_closed_streams() -> None:
    """Stand in for streams that the program was started without."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for good


def _drop_output() -> None:
    """Let what is left of the output go nowhere, so that leaving does not fail for it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _one_line(text: str) -> str:
    """`text` with a space for what would break its line; names of files and topics may hold anything."""
    return "".join(
        character if character.isprintable() or character in "\u00a0\u202f" else " " for character in text
    )


def _write_anything(stream: object) -> None:
    """Let a stream write what its encoding lacks as the nearest ASCII, instead of failing."""
    import io

    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding.lower().replace("_", "-")
        if encoding == "utf-8":  # it lacks only what is no character: the odd bytes of a file's name
            stream.reconfigure(errors="backslashreplace")
        else:
            from quiz.fallback import ERRORS

            stream.reconfigure(errors=ERRORS)


# Commands


def _play(options: Namespace) -> ExitCode:
    from quiz.bank.locate import Origin, locate

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

        bank, asks = read_bank(location.path), True if options.sure else None
        sessions.append(open_session(bank, Random(), seed=options.seed, asks_certainty=asks))
        return sessions[-1]

    try:
        if options.review and not open_now().due():
            print(_("Nothing is due for review now."))
            return ExitCode.DONE
        if options.plain or _must_be_plain():
            from quiz.plain import play

            session = sessions[0] if sessions else open_now()
            play(session, _opening(options, session.bank))
            return ExitCode.DONE

        import quiz.ui.start as screens

        screens.prepare()
        if location.origin is Origin.PACKAGE and not sessions and not _wants_round(options):
            return screens.run(open_now, None)
        session = sessions[0] if sessions else open_now()
        return screens.run(session, _opening(options, session.bank))
    finally:
        for opened in sessions:
            opened.close()


def _speak_as_kept(options: Namespace) -> None:
    """Speak the language that the learner chose last, unless one is asked for now."""
    if getattr(options, "lang", None) or os.environ.get("QUIZ_LANG"):
        return
    import json

    from quiz import paths

    try:  # whatever else is wrong with the file, the session shows
        with paths.settings_file().open("rb") as file:
            kept = json.loads(file.read(65_536))["language"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return
    if isinstance(kept, str) and kept in i18n.LANGUAGES:
        i18n.switch(kept)


def _must_be_plain() -> bool:
    """Can the terminal not draw the game? Says so on stderr."""
    if os.environ.get("TERM") == "dumb":
        reason = _("this terminal (TERM=dumb) cannot draw the screens")
    elif not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        reason = _("input or output is not a terminal")
    else:
        return False
    print(_("quiz: {reason}; playing by lines (--plain).").format(reason=reason), file=sys.stderr)
    return True


def _wants_round(options: Namespace) -> bool:
    """Do the options name a round, so that it starts at once?"""
    return _names_round(options) or options.seed is not None


def _names_round(options: Namespace) -> bool:
    """Do the options say what kind of round it is?"""
    return bool(options.round or options.topic or options.level or options.exam) or "count" in options


def _opening(options: Namespace, bank: Bank) -> RoundSpec | Item | None:
    """The round that the options ask for; None when they ask for none, and the learner may choose.

    Raises:
        QuizError: if there is no such topic, or no question fits.
    """
    from quiz.bank.fields import nearest
    from quiz.game.draw import DEFAULT_LENGTH, NothingToAskError, RoundKind, RoundSpec, eligible
    from quiz.menu import Entry, Item

    if options.review:
        return Item(Entry.REVIEW)
    for topic in options.topic or ():
        if topic not in bank.topics:
            meant = nearest(topic, bank.topics)
            message = _("There is no topic '{topic}'.").format(topic=topic)
            if meant:
                raise QuizError(message, _("Did you mean '{topic}'?").format(topic=meant))
            raise QuizError(message, _("Topics: {topics}.").format(topics=", ".join(bank.topics)))
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


def _where(options: Namespace) -> ExitCode:
    import platform
    from importlib.metadata import version

    from quiz import paths
    from quiz.bank.locate import Origin, locate

    bank = locate(options.bank, os.environ)
    origin = {
        Origin.OPTION: _("named by --bank"),
        Origin.ENVIRONMENT: _("named by $QUIZ_BANK"),
        Origin.PACKAGE: _("the game’s own"),
    }[bank.origin]
    size = os.get_terminal_size() if sys.stdout.isatty() else None
    terminal = [os.environ.get("TERM", "?"), os.environ.get("COLORTERM", "")]
    terminal.append(f"{size.columns}x{size.lines}" if size else "")
    rows = [
        (_("quiz"), __version__),
        (_("Textual"), version("textual")),
        (_("Python"), f"{platform.python_version()} ({sys.executable})"),
        (_("system"), platform.platform()),
        (_("terminal"), " ".join(filter(None, terminal))),
        (_("language"), f"{i18n.language()} ({i18n.LANGUAGES[i18n.language()]})"),
        (_("bank"), f"{bank.path} ({origin})"),
        (_("data folder"), str(paths.data_folder())),
        (_("history"), str(paths.history_file())),
        (_("settings"), str(paths.settings_file())),
        (_("crash log"), str(paths.crash_log())),
    ]
    width = max(len(name) for name, _value in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")
    return ExitCode.DONE


def _check(options: Namespace) -> ExitCode:
    from datetime import date

    from quiz.bank.locate import locate
    from quiz.check.command import run

    return run(
        locate(options.bank, os.environ).path,
        rules=options.rules,
        bots=options.bots,
        as_json=options.json,
        strict=options.strict,
        today=date.today(),
        out=sys.stdout,
    )


def _new(options: Namespace) -> ExitCode:
    from datetime import date
    from pathlib import Path

    from quiz.bank.template import write

    write(Path(options.file), i18n.language(), date.today())
    told = _(
        "Wrote {file}: two questions to begin with. `quiz check {file}` checks it, `quiz --bank {file}` plays it."
    )
    print(_one_line(told.format(file=options.file)), file=sys.stderr)
    return ExitCode.DONE


def _progress(options: Namespace) -> ExitCode:
    from quiz.bank.locate import locate
    from quiz.bank.reader import read_bank
    from quiz.study.command import progress

    bank = read_bank(locate(options.bank, os.environ).path)
    return progress(bank, json_wanted=options.json, out=sys.stdout)


def _forget(options: Namespace) -> ExitCode:
    from quiz.study.command import forget

    return forget(agreed=options.yes, source=sys.stdin, out=sys.stdout)


_COMMANDS: Mapping[str, Callable[[Namespace], ExitCode]] = {
    "play": _play,
    "progress": _progress,
    "forget": _forget,
    "check": _check,
    "new": _new,
    "where": _where,
}
