"""`quiz progress` and `quiz forget`."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TextIO

from quiz import i18n
from quiz.bank.model import Bank
from quiz.errors import ExitCode, QuizError
from quiz.i18n import _, ngettext
from quiz.paths import history_file, settings_file
from quiz.study.history import open_history
from quiz.study.progress import progress as progress_of
from quiz.study.records import Removed
from quiz.study.report import as_json, as_text

YES = ("y", "yes", "o", "oui")
"""What agrees to forget, in English and French alike."""


def progress(bank: Bank, *, json_wanted: bool, out: TextIO) -> ExitCode:
    """Tell how far the learner has come."""
    now = datetime.now(UTC)
    with open_history(history_file(), now) as store:
        come = progress_of(bank, store.past(now), now, now.astimezone().tzinfo or UTC)
        trouble = store.trouble
    if trouble:
        print(f"quiz: {trouble}", file=sys.stderr)
    if json_wanted:
        out.write(json.dumps(as_json(come, bank, i18n.language()), ensure_ascii=False, indent=2) + "\n")
    else:
        out.write(as_text(come) + "\n")
    return ExitCode.DONE


def forget(*, agreed: bool, source: TextIO, out: TextIO) -> ExitCode:
    """Remove the history and the settings, after asking, and say what was removed.

    Args:
        agreed: Need nobody be asked?
        source: Where the answer is typed.
        out: Where it is asked, and said what was removed.

    Raises:
        QuizError: if nobody can be asked, or something cannot be removed.
    """
    if not agreed and not (source.isatty() and out.isatty()):
        raise QuizError(
            _("There is no terminal to ask on."), _("`quiz forget --yes` removes without asking.")
        )
    if not history_file().exists() and not settings_file().exists() and not _set_aside():
        out.write(_("There is nothing to remove.") + "\n")
        return ExitCode.DONE
    with open_history(history_file(), datetime.now(UTC)) as store:
        if not store.lasting:
            raise QuizError(_("Nothing was removed."), store.trouble)
        kept = store.kept()
        if kept == Removed(0, 0, 0) and not settings_file().exists():
            out.write(_("There is nothing to remove.") + "\n")
            return ExitCode.DONE
        if not agreed and not _agrees(kept, source, out):
            out.write(_("Nothing was removed.") + "\n")
            return ExitCode.DONE
        removed = store.forget()
        if store.kept().rounds or store.kept().answers:
            raise QuizError(_("Nothing was removed."), store.trouble)
    had_settings = _remove_settings()
    out.write(_("Removed:") + "\n" + "".join(f"  {line}\n" for line in _lines(removed, had_settings)))
    return ExitCode.DONE


def _set_aside() -> bool:
    """Is there a damaged file that was set aside?"""
    return any(history_file().parent.glob(f"{history_file().name}.damaged-*"))


def _agrees(kept: Removed, source: TextIO, out: TextIO) -> bool:
    out.write(_("This will be removed for good:") + "\n")
    out.writelines(f"  {line}\n" for line in _lines(kept, settings_file().exists()))
    out.write(_("Remove it? (y: yes, anything else: no)") + " ")
    out.flush()
    return source.readline().strip().casefold() in YES


def _remove_settings() -> bool:
    """Remove the settings; False when there were none.

    Raises:
        QuizError: if they cannot be removed.
    """
    try:
        settings_file().unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        message = _("The history was removed; the settings in {path} could not be: {reason}.")
        reason = error.strerror or type(error).__name__
        raise QuizError(message.format(path=settings_file(), reason=reason)) from error
    return True


def _lines(removed: Removed, settings: bool) -> list[str]:
    """What is removed, one line for each kind of thing, nought too."""
    rounds, answers, corrections = removed.rounds, removed.answers, removed.corrections
    lines = [
        ngettext("{count} round", "{count} rounds", rounds).format(count=rounds),
        ngettext("{count} answer", "{count} answers", answers).format(count=answers),
        ngettext("{count} correction", "{count} corrections", corrections).format(count=corrections),
    ]
    told = _("damaged file set aside: {path}")
    lines += [told.format(path=history_file().with_name(name)) for name in removed.files]
    if settings:
        lines.append(_("settings: {path}").format(path=settings_file()))
    return lines
