"""`quiz forget`: removes the history and the settings, after asking, and lists what was removed."""

from __future__ import annotations

import sys

from quiz import i18n, paths
from quiz.arguments import add_language
from quiz.errors import ExitCode, QuizError
from quiz.i18n import N_, _, ngettext
from quiz.streams import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path
    from typing import TextIO

    from quiz.study.records import Removed

NAME = "forget"
HELP = N_("remove your history and your settings")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the option that skips the question."""
    parser.description = _(
        "Remove what was played and the settings from this machine, after asking. Banks stay."
    )
    parser.add_argument("--yes", action="store_true", help=_("remove without asking, for scripts"))
    add_language(parser)


def run(options: Namespace) -> ExitCode:
    """Run `forget` on the standard streams."""
    return forget(agreed=options.yes, source=sys.stdin, out=sys.stdout)


def forget(*, agreed: bool, source: TextIO, out: TextIO) -> ExitCode:
    """Remove the history and the settings, after asking, and list what was removed.

    Args:
        agreed: Need nobody be asked?
        source: Where the answer is typed.
        out: Where the question and the list are written.

    Raises:
        QuizError: if nobody can be asked, or something cannot be removed.
        OSError: if the folder cannot be read.
    """
    if not agreed and not (source.isatty() and out.isatty()):
        raise QuizError(
            _("There is no terminal to ask on."), _("`quiz forget --yes` removes without asking.")
        )
    if not _is_anything_there():
        out.write(_("There is nothing to remove.") + "\n")
        return ExitCode.DONE
    removed = _remove_history(None if agreed else source, out)
    if removed is not None:
        lines = _lines(removed, waiting=_remove_waiting(), settings=_remove_settings())
        out.write(_("Removed:") + "\n" + "".join(f"  {line}\n" for line in lines))
    return ExitCode.DONE


def _remove_history(source: TextIO | None, out: TextIO) -> Removed | None:
    """Remove the history; None where there is nothing to remove, or nobody agrees to it.

    Args:
        source: Where the answer is typed; None where nobody need be asked.
        out: Where the question is written.

    Raises:
        QuizError: if it cannot be removed.
    """
    from datetime import UTC, datetime

    from quiz.study import queries
    from quiz.study.history import open_history
    from quiz.study.records import Removed

    with open_history(paths.history_file(), datetime.now(UTC)) as history:
        if not history.lasting:
            raise QuizError(_("Nothing was removed."), history.trouble)
        kept = queries.kept(history.database)
        if kept == Removed(0, 0, 0) and not paths.settings_file().exists() and not _waiting():
            out.write(_("There is nothing to remove.") + "\n")
            return None
        if source is not None and not _agrees(kept, source, out):
            out.write(_("Nothing was removed.") + "\n")
            return None
        removed = history.forget()
        left = queries.kept(history.database)
        if left.rounds or left.answers:
            raise QuizError(_("Nothing was removed."), history.trouble)
    return removed


def _is_anything_there() -> bool:
    """Is there a history, settings, a result that waits, or a damaged file that was set aside?

    Raises:
        OSError: if the folder cannot be read.
    """
    try:
        names = {path.name for path in paths.data_folder().iterdir()}
    except (FileNotFoundError, NotADirectoryError):
        return False
    ours = {paths.HISTORY_NAME, paths.SETTINGS_NAME}
    return bool(ours & names or paths.damaged_files(paths.history_file()) or _waiting())


def _agrees(kept: Removed, source: TextIO, out: TextIO) -> bool:
    out.write(_("This will be removed for good:") + "\n")
    lines = _lines(kept, waiting=len(_waiting()), settings=paths.settings_file().exists())
    out.writelines(f"  {line}\n" for line in lines)
    out.write(_("Remove it? (y: yes, anything else: no)") + " ")
    out.flush()
    agreeing = {word for language in i18n.LANGUAGES.values() for word in language.yes}
    return source.readline().strip().casefold() in agreeing


def _waiting() -> list[Path]:
    """The files of results that wait to be handed in."""
    from quiz.classroom.delivery import waiting_in

    return waiting_in(paths.outbox())


def _remove_waiting() -> int:
    """Remove the results that wait to be handed in; gives how many there were."""
    waiting = _waiting()
    for path in waiting:
        path.unlink(missing_ok=True)
    return len(waiting)


def _remove_settings() -> bool:
    """Remove the settings; False when there were none.

    Raises:
        QuizError: if they cannot be removed.
    """
    try:
        paths.settings_file().unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        message = _("The history was removed; the settings in {path} could not be: {reason}.")
        reason = error.strerror or type(error).__name__
        raise QuizError(message.format(path=paths.settings_file(), reason=reason)) from error
    return True


def _file_line(name: str) -> str:
    """A file beside the history that is removed with it: a damaged one, or a copy that an upgrade left."""
    path = paths.history_file().with_name(name)
    if name.startswith(paths.HISTORY_NAME + paths.DAMAGED_SUFFIX):
        return _("damaged file set aside: {path}").format(path=path)
    return _("copy from before an upgrade: {path}").format(path=path)


def _lines(removed: Removed, *, waiting: int, settings: bool) -> list[str]:
    """What is removed, one line for each kind of thing, nought too."""
    rounds, answers, corrections = removed.rounds, removed.answers, removed.corrections
    lines = [
        ngettext("{count} round", "{count} rounds", rounds).format(count=rounds),
        ngettext("{count} answer", "{count} answers", answers).format(count=answers),
        ngettext("{count} correction", "{count} corrections", corrections).format(count=corrections),
        ngettext("{count} lesson read", "{count} lessons read", removed.lessons).format(
            count=removed.lessons
        ),
        *(_file_line(name) for name in removed.files),
    ]
    if waiting:
        lines.append(
            ngettext(
                "{count} result that waits to be handed in",
                "{count} results that wait to be handed in",
                waiting,
            ).format(count=waiting)
        )
    if settings:
        lines.append(_("settings: {path}").format(path=paths.settings_file()))
    return [one_line(line) for line in lines]
