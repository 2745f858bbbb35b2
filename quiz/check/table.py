"""The table of all rules of good questions."""

from __future__ import annotations

from quiz.check import (
    basics,
    choices,
    explanations,
    languages,
    literature,
    optouts,
    prompts,
    reading,
    statements,
    twins,
    whole,
)
from quiz.check.rule import N_, Rule, Severity

_HELD_BY_READER = (
    Rule("S01", Severity.ERROR, N_("history and results hang on a question’s id"), literature.FORMAT),
    Rule("S02", Severity.ERROR, N_("a question has exactly one right answer"), literature.HALADYNA),
    Rule(
        "S03", Severity.ERROR, N_("a key that is not known is a slip that would be lost"), literature.FORMAT
    ),
    Rule(
        "S04", Severity.ERROR, N_("who says so, and when, makes a claim worth believing"), literature.FORMAT
    ),
    Rule(
        "T09",
        Severity.ERROR,
        N_("who was wrong needs the true statement, not only the word false"),
        literature.REFUTATION,
    ),
    Rule(
        "M01",
        Severity.ERROR,
        N_("of two choices that say the same, neither can be right"),
        literature.HALADYNA,
    ),
    Rule("E01", Severity.ERROR, N_("feedback works when it says why"), literature.VAN_DER_KLEIJ),
)
"""Rules that no bank breaks: the reader refuses the file and names them in its problems.

Of L01 and M12 it holds a part: a text that is missing, and more choices than there are keys.
"""

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *_HELD_BY_READER,
            basics.stale,
            basics.too_long,
            statements.double_negation,
            statements.two_claims,
            statements.no_statement,
            statements.long_statement,
            choices.key_sticks_out,
            choices.catch_all,
            choices.echo,
            prompts.negative_prompt,
            choices.out_of_order,
            choices.yes_or_no,
            choices.combines,
            choices.choice_count,
            choices.uneven,
            explanations.too_short,
            explanations.repeated,
            explanations.names_a_position,
            languages.untranslated,
            languages.french_spaces,
            whole.true_share,
            whole.longest_key,
            whole.polarity,
            whole.absolutes,
            whole.cue_players,
            whole.topic_shares,
            twins.near_duplicates,
            reading.reading_level,
            optouts.NO_SUCH_RULE,
            optouts.NEEDLESS,
        ),
        key=lambda rule: ("STMELBA".index(rule.id[0]), rule.id),
    )
)
"""Every rule: those of all questions first, then of statements, choices, explanations, languages, the bank."""

BY_ID = {rule.id: rule for rule in RULES}
"""The rules by their ids."""
