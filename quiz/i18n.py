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

NO_BREAK_SPACE = "\u00a0"


class Language:
    """The facts of a language besides its messages.

    A plain class: importing what makes one for us would take a tenth of the time of `--version`.
    """

    def __init__(
        self,
        name: str,
        *,
        true: tuple[str, str],
        false: tuple[str, str],
        yes: tuple[str, ...],
        decimal_mark: str = ".",
        before_percent: str = "",
    ) -> None:
        self.name = name
        """What the language calls itself."""
        self.true = true
        """The key and the word that answer a statement with true."""
        self.false = false
        """The key and the word that answer a statement with false."""
        self.yes = yes
        """What agrees when something is asked."""
        self.decimal_mark = decimal_mark
        """What stands between a number and its decimals."""
        self.before_percent = before_percent
        """What stands between a number and the percent sign."""


LANGUAGES: Mapping[str, Language] = {
    "en": Language("English", true=("t", "true"), false=("f", "false"), yes=("y", "yes")),
    "fr": Language(
        "Français",
        true=("v", "vrai"),
        false=("f", "faux"),
        yes=("o", "oui"),
        decimal_mark=",",
        before_percent=NO_BREAK_SPACE,
    ),
}
"""The languages of the interface by code, in the order in which the language key goes through them."""

DOMAIN = "quiz"
"""The name of the catalogue files."""

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


def next_language_name() -> str:
    """What the language calls itself that follows the one in use."""
    return LANGUAGES[next_language()].name


def preferred(environ: Mapping[str, str], kept: str = "") -> str:
    """The language a user wants: `$QUIZ_LANG`, else the one kept, else the locale's, else English.

    An unknown language is passed over, as gettext does.

    Args:
        environ: The environment.
        kept: The code of the language that was chosen last; empty when none was.
    """
    wanted = [environ.get("QUIZ_LANG", ""), kept]
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


def N_(message: str) -> str:
    """Mark a message that is translated later."""
    return message


def percent(share: float) -> str:
    """A share of one as a whole percentage, half rounded up: `70%`, in French `70 %`."""
    return f"{int(share * 100 + 0.5)}{LANGUAGES[_language].before_percent}%"


def decimal(value: float, places: int = 1) -> str:
    """A number with so many decimals: `8.5`, in French `8,5`."""
    return f"{value:.{places}f}".replace(".", LANGUAGES[_language].decimal_mark)
