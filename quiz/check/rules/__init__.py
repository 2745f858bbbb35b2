"""The rules of good questions: a file for each group, and the table of all."""

from __future__ import annotations

from quiz.check import suppressions
from quiz.check.rule import ERROR, Rule
from quiz.check.rules import (
    basics,
    choices,
    explanations,
    languages,
    near_duplicates,
    placeholders,
    prompts,
    readability,
    statements,
    whole_bank,
)
from quiz.check.rules.literature import FORMAT, HALADYNA, REFUTATION, VAN_DER_KLEIJ
from quiz.i18n import N_

_HELD_BY_READER = (
    Rule("S01", ERROR, N_("history and results hang on a question’s id"), FORMAT),
    Rule("S02", ERROR, N_("a question has exactly one right answer"), HALADYNA),
    Rule("S03", ERROR, N_("a key that is not known is a slip that would be lost"), FORMAT),
    Rule("S04", ERROR, N_("who says so, and when, makes a claim worth believing"), FORMAT),
    Rule("T09", ERROR, N_("who was wrong needs the true statement, not only the word false"), REFUTATION),
    Rule("M01", ERROR, N_("of two choices that say the same, neither can be right"), HALADYNA),
    Rule("E01", ERROR, N_("feedback works when it says why"), VAN_DER_KLEIJ),
)
"""Rules that no bank breaks: the reader refuses the file and names them in its problems.

Of L01 and M12 it holds a part: a text that is missing, and more choices than there are keys.
"""

_MODULES = (
    basics,
    placeholders,
    statements,
    choices,
    prompts,
    explanations,
    languages,
    whole_bank,
    near_duplicates,
    readability,
    suppressions,
)

_GROUPS = "STMELBA"
"""Rules of all questions, of statements, choices, explanations, languages, the bank and the opt-outs."""

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *_HELD_BY_READER,
            *(rule for module in _MODULES for rule in vars(module).values() if isinstance(rule, Rule)),
        ),
        key=lambda rule: (_GROUPS.index(rule.id[0]), rule.id),
    )
)
"""Every rule, group by group."""

BY_ID = {rule.id: rule for rule in RULES}
"""The rules by their ids."""
