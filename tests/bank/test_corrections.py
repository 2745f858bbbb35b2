"""Corrections with wrong ones to choose them from: how a file holds them, and what is wrong with them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from quiz import paths
from quiz.bank.model import TrueFalse
from quiz.bank.problems import BankError
from quiz.bank.reader import read_bank, read_bytes
from quiz.check.report import check_file
from tests.banks import small_with

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = Draft202012Validator(json.loads(Path(paths.BANK_SCHEMA).read_text("utf-8")))
WHERE = "question 'river-runs', correction"

CHOICES = "{text: Rivers run downhill., choices: [Rivers stand still., Rivers run to the north.]}"


def bank_text(correction: str) -> str:
    """The small bank with another correction."""
    return small_with("correction: Rivers run downhill.", f"correction: {correction}")


def statement(correction: str) -> TrueFalse:
    """The statement with that correction."""
    question = read_bytes(bank_text(correction).encode(), "b.yaml").by_id["river-runs"]
    assert isinstance(question, TrueFalse)
    return question


def problems_of(correction: str) -> list[str]:
    """The problems of a bank with that correction; none if it can be used."""
    try:
        read_bytes(bank_text(correction).encode(), "b.yaml")
    except BankError as error:
        return [line.partition(" error: ")[2] for line in error.lines()]
    return []


def test_a_correction_may_bring_wrong_ones() -> None:
    question = statement(CHOICES)
    assert question.correction is not None
    assert question.correction.in_language("en") == "Rivers run downhill."
    wrong = [text.in_language("en") for text in question.wrong_corrections]
    assert wrong == ["Rivers stand still.", "Rivers run to the north."]


def test_a_correction_may_be_a_text_alone() -> None:
    assert statement("Rivers run downhill.").wrong_corrections == ()


MISTAKES = {
    "{text: Down., choices: []}": [
        f"{WHERE}: 'choices' has 0 wrong corrections; write 1 to 2",
    ],
    "{text: Down.}": [f"{WHERE}: 'choices' is missing"],
    "{choices: [Up.]}": [f"{WHERE}: 'text' is missing"],
    "{text: Down., choices: [A., B., C.]}": [
        f"{WHERE}: 'choices' has 3 wrong corrections; write 1 to 2",
    ],
    "{text: Down., choices: Up.}": [
        f"{WHERE}: 'choices': expected a list, one item a line with '- ' before it",
    ],
    "{text: Down., choices: [Up., '']}": [f"{WHERE}: 'choices' is empty"],
    "{text: Down., choices: [Up., [A.]]}": [
        f"{WHERE}: 'choices' must be a text, or a text for each language",
    ],
    "{text: Down., choice: [Up.], choices: [Up.]}": [
        f"{WHERE}: unknown key 'choice'; did you mean 'choices'?",
    ],
    "{text: Down., choices: [{en: Up.}]}": [f"{WHERE}: 'choices' must be a plain text, as the title is one"],
}


@pytest.mark.parametrize(("correction", "expected_problems"), MISTAKES.items(), ids=MISTAKES)
def test_a_mistake_is_reported_alone(correction: str, expected_problems: list[str]) -> None:
    assert problems_of(correction) == expected_problems


@pytest.mark.parametrize(
    "correction",
    [
        "{text: Down., choices: [ down.]}",
        "{text: Down., choices: [Up., UP.]}",
        "{text: A b., choices: [a  B.]}",
    ],
)
def test_corrections_with_the_same_text_are_reported(correction: str, tmp_path: Path) -> None:
    assert problems_of(correction) == [f"{WHERE}: two of the corrections say the same; change one"]
    path = tmp_path / "b.yaml"
    path.write_text(bank_text(correction), "utf-8")
    (finding,) = check_file(path, date(2026, 3, 1)).findings
    assert finding.rule == "M01"


def test_a_missing_language_of_a_wrong_correction_is_reported() -> None:
    two = "{text: {en: Down., fr: En bas.}, choices: [{en: Up.}]}"
    data = bank_text(two).replace("title: A small bank", "title: {en: A small bank, fr: Une petite banque}")
    with pytest.raises(BankError) as caught:
        read_bytes(data.encode(), "b.yaml")
    assert f"{WHERE}: 'choices' is missing in the language 'fr'" in "\n".join(caught.value.lines())


def test_editors_take_what_the_reader_takes() -> None:
    assert SCHEMA.is_valid(yaml.safe_load(bank_text(CHOICES).replace("2026-02-05", "'2026-02-05'")))


@pytest.mark.parametrize("correction", [mistake for mistake in MISTAKES if "en:" not in mistake])
def test_editors_refuse_what_the_reader_refuses(correction: str) -> None:
    assert not SCHEMA.is_valid(yaml.safe_load(bank_text(correction).replace("2026-02-05", "'2026-02-05'")))


def test_a_wrong_correction_that_is_too_long_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(bank_text(f"{{text: Rivers run downhill., choices: ['{'x' * 321}']}}"), "utf-8")
    assert "S08" in {finding.rule for finding in check_file(path, date(2026, 3, 1)).findings}


def test_the_shipped_bank_asks_what_makes_it_true_of_twenty_statements_or_more() -> None:
    bank = read_bank(ROOT / "questions.yaml")
    asking = [one for one in bank.questions if isinstance(one, TrueFalse) and one.wrong_corrections]
    assert len(asking) >= 20
    assert not any(one.answer for one in asking)
    assert {len(one.wrong_corrections) for one in asking} <= {1, 2}
