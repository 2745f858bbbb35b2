"""The same seed and the same answers give the same questions, verdicts and score on both front ends."""

from __future__ import annotations

import asyncio
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz import wording
from quiz.game.draw import RoundKind, RoundSpec
from quiz.game.round import Answer
from quiz.game.score import score
from quiz.plain import PlainGame
from tests.sessions import own_history, session_with
from tests.ui.stage import on_stage, shipped_bank

BANK = shipped_bank()


def played_by_lines(spec: RoundSpec, seed: int, keys: list[str]) -> tuple[list[Answer], str]:
    """What was recorded, and everything that was said."""
    history = own_history()
    session = session_with(BANK, history=history, seed=seed)
    out = io.StringIO()
    PlainGame(session, io.StringIO("".join(f"{key}\n" for key in keys)), out, clock=lambda: 0.0).run(spec)
    return history.recorded, out.getvalue()


@settings(max_examples=6)
@given(
    kind=st.sampled_from(RoundKind),
    exam=st.booleans(),
    seed=st.integers(0, 999_999),
    keys=st.lists(st.sampled_from("1234tfvabcdx9"), min_size=12, max_size=12),
)
def test_both_front_ends_play_the_same_game(kind: RoundKind, exam: bool, seed: int, keys: list[str]) -> None:
    spec = RoundSpec(kind, length=5, exam=exam)

    async def played_on_screen() -> None:
        async with on_stage(BANK, spec, seed=seed, size=(100, 60)) as stage:
            for key in keys:
                if stage.app.screen is not stage.question:
                    break
                await stage.press(key)
                verdict = stage.question.round.verdict
                if verdict is not None:
                    knew = dict(stage.question.round.corrections).get(verdict.answer.question_id)
                    for line in wording.verdict_lines(verdict, BANK, knew=knew):
                        assert " ".join(line.text.replace("\u00a0", " ").split()) in stage.text
                        assert line.text in said
                    await stage.press("enter")
            on_screen.extend(stage.recorded)
            rounds.append(stage.question.round)

    recorded, said = played_by_lines(spec, seed, keys)
    on_screen: list[Answer] = []
    rounds: list[object] = []
    asyncio.run(played_on_screen())
    keep = [(answer.question_id, answer.place, answer.choice, answer.correct) for answer in recorded]
    assert keep == [(a.question_id, a.place, a.choice, a.correct) for a in on_screen]
    (final,) = rounds
    if keep:
        assert wording.score_line(score(final).tally) in said  # type: ignore[arg-type]
