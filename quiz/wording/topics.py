"""The words of topics and lessons, and of what was done today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quiz import i18n
from quiz.bank.marks import without_marks
from quiz.bank.model import Bank, Topic
from quiz.i18n import _, ngettext
from quiz.study.records import Done, TopicBar


def topic_title(topic: Topic) -> str:
    """What a topic is called."""
    return topic.title.in_language(i18n.language())


def topic_line(bar: TopicBar) -> str:
    """A topic, and how much of it was met, right the last time and firm."""
    standing = bar.standing
    return _("{topic} · {met} of {count} met, {right} right last time, {firm} firm").format(
        topic=topic_title(bar.topic),
        met=standing.met,
        count=standing.questions,
        right=standing.right,
        firm=standing.firm,
    )


def standing_line(bars: Iterable[TopicBar]) -> str:
    """How much of the whole bank was met, right the last time and firm, with the signs of the bars."""
    standings = [bar.standing for bar in bars]
    return _("▒ {met} met   ▓ {right} right last time   █ {firm} firm").format(
        met=sum(standing.met for standing in standings),
        right=sum(standing.right for standing in standings),
        firm=sum(standing.firm for standing in standings),
    )


def practise_line(weak: TopicBar) -> str:
    """The next step after a round: a weak topic by name."""
    return _("Practise {topic}: {right} of {asked} lately").format(
        topic=topic_title(weak.topic), right=weak.standing.right, asked=weak.standing.met
    )


def lesson_paragraphs(topic: Topic) -> list[str]:
    """A lesson as plain paragraphs, with the places of its map in a sentence."""
    language = i18n.language()
    paragraphs = [without_marks(paragraph.in_language(language)) for paragraph in topic.lesson_paragraphs]
    return [*paragraphs, map_line(topic)] if topic.map else paragraphs


def map_line(topic: Topic) -> str:
    """The places of a topic's map in a sentence."""
    names = (
        f"{number} {point.name.in_language(i18n.language())}" for number, point in enumerate(topic.map, 1)
    )
    return _("On the map of Canada: {places}.").format(places=", ".join(names))


def article_line(bank: Bank) -> str:
    """The source that most questions name: title, publisher, date and address; empty where there is none."""
    named = Counter(source for question in bank.questions for source in question.sources)
    if not named:
        return ""
    source = bank.sources[named.most_common(1)[0][0]]
    language = i18n.language()
    parts = [source.title.in_language(language), source.publisher.in_language(language), source.date]
    parts.append(source.url.in_language(language) if source.url is not None else "")
    return _("From: {source}").format(source=", ".join(part for part in parts if part))


def today_line(done: Done) -> str:
    """What was done today; empty when nothing was."""
    if not done.answers:
        return ""
    return ngettext(
        "Today: {count} answer, {right} right.", "Today: {count} answers, {right} right.", done.answers
    ).format(count=done.answers, right=done.right)
