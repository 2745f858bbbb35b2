"""Chooses questions for a paper so that its ideas and topics are spread, in close to linear time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heapify, heappop, heapreplace

from quiz.bank.model import Question

MOST_REPEATS = 4
"""An idea asked this often counts as asked often: the limit bounds how often a question's rank changes."""

Urgency = tuple[int, float]
"""How soon a question should be asked again; the smaller, the sooner."""

_Ideas = tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """How often the paper asks each topic and each idea so far."""

    topics: Counter[str] = field(default_factory=Counter)
    ideas: Counter[str] = field(default_factory=Counter)

    def add(self, question: Question) -> None:
        """Count one more question."""
        self.topics[question.topic] += 1
        self.ideas.update(set(question.ideas_tested))

    def repeats(self, ideas: _Ideas) -> int:
        """How often the most asked of these ideas is asked, counted up to `MOST_REPEATS`."""
        return min(MOST_REPEATS, max((self.ideas[idea] for idea in ideas), default=0))


def choose(ranked: Iterable[tuple[Urgency, Question]], quota: int, tally: Tally) -> list[Question]:
    """The `quota` questions to ask, added to the tally one by one.

    Each is the one whose ideas are asked least so far; among equals the most urgent one; among equals the one
    whose topic is asked least; among equals the first.

    Args:
        ranked: At least `quota` questions with their urgency.
        quota: How many to choose.
        tally: What the paper asks already.
    """
    waiting = _Waiting(ranked, tally)
    return [waiting.take() for _turn in range(quota)]


class _Waiting:
    """Questions that wait, in a heap of topics that each hold a heap of piles.

    The questions of a pile have the same topic and ideas, so their ranks change together. Ranks only grow while
    a paper is drawn; therefore a heap may hold outdated, smaller ranks: only its first entry is brought up to
    date, before it is used.
    """

    def __init__(self, ranked: Iterable[tuple[Urgency, Question]], tally: Tally) -> None:
        self.tally = tally
        self.piles: dict[tuple[str, _Ideas], list[tuple[Urgency, int, Question]]] = {}
        for place, (urgency, question) in enumerate(ranked):
            pile = self.piles.setdefault((question.topic, question.ideas_tested), [])
            pile.append((urgency, place, question))
        self.topics: dict[str, list[tuple[int, Urgency, int, _Ideas]]] = {}
        for (topic, ideas), pile in self.piles.items():
            pile.sort(key=lambda entry: entry[:2], reverse=True)
            self.topics.setdefault(topic, []).append((0, *pile[-1][:2], ideas))
        for heap in self.topics.values():
            heapify(heap)
        self.heap = [self.rank(topic) for topic in self.topics]
        heapify(self.heap)

    def take(self) -> Question:
        """The next question; it waits no longer and is tallied."""
        while True:
            rank = self.rank(self.heap[0][-1])
            if rank == self.heap[0]:
                break
            heapreplace(self.heap, rank)
        question = self.take_from(rank[-1])
        self.tally.add(question)
        return question

    def take_from(self, topic: str) -> Question:
        """The first question of a topic."""
        heap = self.topics[topic]
        repeats, _urgency, _place, ideas = heap[0]
        pile = self.piles[topic, ideas]
        question = pile.pop()[-1]
        if pile:
            heapreplace(heap, (repeats, *pile[-1][:2], ideas))
        else:
            heappop(heap)
        if not heap:
            heappop(self.heap)
        return question

    def rank(self, topic: str) -> tuple[int, Urgency, int, int, str]:
        """The rank of the first question of a topic: repeats, urgency, topic count, place."""
        heap = self.topics[topic]
        while (repeats := self.tally.repeats(heap[0][-1])) > heap[0][0]:
            heapreplace(heap, (repeats, *heap[0][1:]))
        _repeats, urgency, place, _ideas = heap[0]
        return repeats, urgency, self.tally.topics[topic], place, topic
