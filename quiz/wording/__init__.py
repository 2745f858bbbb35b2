"""What both front ends say of questions, verdicts, rounds and results, in the language in use."""

from quiz.wording.questions import (
    LETTERS,
    answer_keys,
    answer_keys_phrase,
    certainty_name,
    certainty_of,
    choice_keys,
    choice_texts,
    correction_place,
    correction_texts,
    kind_name,
    level_name,
    place_of,
    question_as_text,
    question_count,
)
from quiz.wording.rounds import (
    best_line,
    corrected_line,
    dropped_line,
    round_name,
    round_title,
    score_line,
)
from quiz.wording.signs import (
    right_sign,
    wrong_sign,
)
from quiz.wording.verdicts import (
    Line,
    Role,
    answer_words,
    source_line,
    verdict_as_text,
    verdict_lines,
)

__all__ = [
    "LETTERS",
    "Line",
    "Role",
    "answer_keys",
    "answer_keys_phrase",
    "answer_words",
    "best_line",
    "certainty_name",
    "certainty_of",
    "choice_keys",
    "choice_texts",
    "corrected_line",
    "correction_place",
    "correction_texts",
    "dropped_line",
    "kind_name",
    "level_name",
    "place_of",
    "question_as_text",
    "question_count",
    "right_sign",
    "round_name",
    "round_title",
    "score_line",
    "source_line",
    "verdict_as_text",
    "verdict_lines",
    "wrong_sign",
]
