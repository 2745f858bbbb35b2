"""The languages of the interface: which one is in use, and its messages from standard gettext catalogues.

The message ids are the English texts. `switch` changes the language for the whole process; whoever shows
text asks again afterwards.
"""

from __future__ import annotations

import gettext as _gettext

from quiz import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Mapping[str, str] = {"en": "English", "fr": "Français"}
"""The languages of the interface and what each calls itself."""

DOMAIN = "quiz"
"""The name of the catalogue files."""

NO_BREAK_SPACE = "\u00a0"

_language = "en"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def language() -> str:
    """The code of the language in use."""
    return _language


def switch(code: str) -> None:
    """Use the language `code` from now on.

    Raises:
        ValueError: if the interface has no such language.
    """
    global _language, _catalogue
    if code not in LANGUAGES:
        raise ValueError(f"no such language: {code!r}")
    _language = code
    _catalogue = (
        _gettext.NullTranslations()
        if code == "en"
        else _gettext.translation(DOMAIN, paths.LOCALES, [code], fallback=True)
    )


def next_language() -> str:
    """The language that follows the one in use, round and round."""
    codes = list(LANGUAGES)
    return codes[(codes.index(_language) + 1) % len(codes)]


def preferred(environ: Mapping[str, str]) -> str:
    """The language a user's environment asks for: `$QUIZ_LANG`, else the locale, else English.

    An unknown language is passed over, as gettext does.
    """
    wanted = [environ.get("QUIZ_LANG", "")]
    wanted += environ.get("LANGUAGE", "").split(":")
    wanted.append(environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or "")
    for name in wanted:
        code = name.translate(dict.fromkeys(map(ord, "-.@"), "_")).split("_")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


def _(message: str) -> str:
    """`message` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that goes with `count`, in the language in use."""
    return _catalogue.ngettext(singular, plural, count)


def percent(share: float) -> str:
    """A share of one as a whole percentage, half rounded up: `70%`, in French `70 %`."""
    figure = int(share * 100 + 0.5)
    return f"{figure}{NO_BREAK_SPACE}%" if _language == "fr" else f"{figure}%"


def decimal(value: float) -> str:
    """A number with one decimal: `8.5`, in French `8,5`."""
    written = f"{value:.1f}"
    return written.replace(".", ",") if _language == "fr" else written
