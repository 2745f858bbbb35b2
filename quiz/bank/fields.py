"""What the nodes of a bank's tree may be: words, lists, truths, and texts in the bank's languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from quiz.bank.model import PLAIN, Text
from quiz.bank.problems import Problem, add_problem, short
from quiz.bank.yaml_tree import Mapping, Node, Scalar, Sequence
from quiz.i18n import _

MAX_COMPARED = 250
"""With how many known words an unknown one is compared; it is a hint, and must not take minutes."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,39}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the `known` words that `word` was most likely meant to be."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:60], islice(known, MAX_COMPARED), n=1)), None)


def is_id(name: str) -> bool:
    """Is a name written as ids are?"""
    return _ID.fullmatch(name) is not None


def same(text: str) -> str:
    """`text` as it counts when choices are compared: NFC, without case, white space folded."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class FieldReader:
    """Reads nodes as what they should be; what does not fit goes into `problems` and the reading goes on."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.languages: tuple[str, ...] | None = None
        """The languages that every text has; None until the title is read."""

    # Problems

    def report(self, line: int, message: str, rule: str = "") -> None:
        """Note a problem; stop reading when there are too many."""
        add_problem(self.problems, line, message, rule)

    def unknown(self, line: int, message: str, word: str, known: Collection[str], rule: str) -> None:
        """Note a word that is not one of the known ones, with the likeliest of them."""
        meant = nearest(word, known)
        if meant:
            hint = _("did you mean '{word}'?").format(word=short(meant))
        else:
            words = [short(word) for word in islice(known, 12)] + ["…"] * (len(known) > 12)
            hint = _("known are: {words}").format(words=", ".join(words) or _("none"))
        self.report(line, f"{message}; {hint}", rule)

    def cut_off(self, line: int, where: str, rest: str) -> None:
        """Note that a text between braces ends at its comma, so that the rest of it stands as a key."""
        message = _("{where}: a comma cuts a text off before '{rest}'; put quotes round the whole text")
        self.report(line, message.format(where=where, rest=short(rest)), "S03")

    def missing(self, node: Mapping, key: str, where: str, rule: str = "") -> None:
        """Report a key that must be there."""
        self.report(node.line, _("{where}: '{key}' is missing").format(where=where, key=key), rule)

    def check_id(self, name: str, line: int, where: str) -> bool:
        """Is an id written as ids are? A problem if not."""
        if is_id(name):
            return True
        message = _('{where}: an id has 3 to 40 small letters a-z, digits and hyphens, not "{name}"')
        self.report(line, message.format(where=where, name=short(name)), "S01")
        return False

    # Shapes

    def mapping(self, node: Node, where: str, known: Collection[str] | None = None) -> Mapping:
        """`node` as a map of keys; keys that are not `known` are problems."""
        if not isinstance(node, Mapping):
            self.report(node.line, _("{where}: expected keys with values here").format(where=where))
            return Mapping({}, node.line)
        if known is not None:
            for key in [key for key in node.values if key not in known]:
                if " " in key and _is_nothing(node.values[key]):
                    self.cut_off(node.key_lines[key], where, key)
                    continue
                message = _("{where}: unknown key '{key}'").format(where=where, key=short(key))
                self.unknown(node.key_lines[key], message, key, known, "S03")
        return node

    def items(self, node: Node | None, where: str) -> list[Node]:
        """The items of a list; none for a missing one."""
        if node is None:
            return []
        if not isinstance(node, Sequence):
            message = _("{where}: expected a list, one item a line with '- ' before it")
            self.report(node.line, message.format(where=where))
            return []
        return node.items

    def word(self, mapping: Mapping, key: str, where: str, rule: str = "") -> str | None:
        """A plain text that must be there."""
        node = mapping.values.get(key)
        if node is None:
            self.missing(mapping, key, where, rule)
            return None
        if not isinstance(node, Scalar):
            message = _("{where}: '{key}' must be a plain text")
            self.report(node.line, message.format(where=where, key=key), rule)
            return None
        if not node.value.strip():
            self.report(node.line, _("{where}: '{key}' is empty").format(where=where, key=key), rule)
            return None
        return node.value.strip()

    def truth(self, node: Node, where: str, key: str) -> bool | None:
        """The value of a key that must be written `true` or `false`."""
        value = node.value if isinstance(node, Scalar) else "..."
        if value in ("true", "false"):
            return value == "true"
        message = _("{where}: '{key}' must be true or false, not \"{value}\"")
        self.report(node.line, message.format(where=where, key=key, value=short(value)), "S02")
        return None

    def words(self, mapping: Mapping, key: str, where: str) -> tuple[str, ...]:
        """A list of plain texts that may be missing."""
        found = []
        for item in self.items(mapping.values.get(key), f"{where}: '{key}'"):
            if isinstance(item, Scalar) and item.value.strip():
                found.append(item.value.strip())
            else:
                message = _("{where}: '{key}' must be a list of plain words")
                self.report(item.line, message.format(where=where, key=key))
        return tuple(found)

    def text(self, mapping: Mapping, key: str, where: str, *, rule: str = "", loose: bool = False) -> Text:
        """A text in every language of the bank; a `loose` one may be a plain string all the same."""
        node = mapping.values.get(key)
        if node is None:
            self.missing(mapping, key, where, rule)
            return Text(((PLAIN, ""),), mapping.line)
        return self.text_of(node, key, where, rule=rule, loose=loose)

    def texts(
        self, mapping: Mapping, key: str, where: str, *, rule: str = "", loose: bool = False
    ) -> tuple[Text, ...]:
        """A list of texts that may be missing."""
        items = self.items(mapping.values.get(key), f"{where}: '{key}'")
        return tuple(self.text_of(item, key, where, rule=rule, loose=loose) for item in items)

    def text_of(self, node: Node, key: str, where: str, *, rule: str = "", loose: bool = False) -> Text:
        """The text that `node`, found under `key`, holds."""
        blank = Text(((PLAIN, ""),), node.line)
        if isinstance(node, Scalar):
            return self.plain_text(node, key, where, rule=rule, loose=loose)
        if not isinstance(node, Mapping):
            message = _("{where}: '{key}' must be a text, or a text for each language")
            self.report(node.line, message.format(where=where, key=key), rule)
            return blank
        wordings = list(self.wordings(node, key, where, rule))
        missing = [code for code in self.languages or () if code and code not in node.values]
        if missing and not (loose and wordings):
            message = _("{where}: '{key}' is missing in the language '{language}'")
            for code in missing:
                self.report(node.line, message.format(where=where, key=key, language=code), "L01")
        if not wordings:
            if not node.values:
                self.report(node.line, _("{where}: '{key}' is empty").format(where=where, key=key), rule)
            return blank
        order = self.languages or ()
        wordings.sort(key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))
        return Text(tuple(wordings), node.line)

    def wordings(self, node: Mapping, key: str, where: str, rule: str) -> Iterator[tuple[str, str]]:
        """Each language of a text with its wording, without those that cannot be used."""
        for code, value in node.values.items():
            line = node.key_lines[code]
            if _is_nothing(value) and not _LANGUAGE.fullmatch(code):
                self.cut_off(line, where, code)
            elif not self.knows_language(code, line, key, where):
                continue
            elif isinstance(value, Scalar) and value.value.strip():
                yield code, value.value.strip()
            else:
                message = _("{where}: '{key}' is empty in the language '{language}'")
                self.report(line, message.format(where=where, key=key, language=code), rule or "L01")

    def plain_text(self, node: Scalar, key: str, where: str, *, rule: str, loose: bool) -> Text:
        """A text that is a plain string, as a bank in one language has them."""
        value = node.value.strip()
        if not value:
            self.report(node.line, _("{where}: '{key}' is empty").format(where=where, key=key), rule)
        elif not loose and self.languages and self.languages != (PLAIN,):
            message = _("{where}: '{key}' must have a text for each language of the title ({languages})")
            filled = message.format(where=where, key=key, languages=", ".join(self.languages))
            self.report(node.line, filled, "L01")
        return Text(((PLAIN, value),), node.line)

    def knows_language(self, code: str, line: int, key: str, where: str) -> bool:
        """May a text of this bank have the language `code`? A problem if not."""
        if self.languages is None:  # the title itself is being read, or there is none that names languages
            if _LANGUAGE.fullmatch(code):
                return True
            message = _("{where}: '{code}' is not a language code such as en or fr")
            self.report(line, message.format(where=where, code=short(code)), "S03")
            return False
        if code in self.languages:
            return True
        if self.languages == (PLAIN,):
            message = _("{where}: '{key}' must be a plain text, as the title is one")
            self.report(line, message.format(where=where, key=key), "S03")
            return False
        message = _("{where}: '{key}' has the language '{code}', which the title has not")
        self.report(line, message.format(where=where, key=key, code=short(code)), "S03")
        return False


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.value
