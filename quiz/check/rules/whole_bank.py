"""Rules of the whole bank: nobody scores by its wording, and every topic has its share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from quiz.bank.model import Kind, TrueFalse
from quiz.check.context import LEAST_QUESTIONS, Context, Sheet
from quiz.check.players import most_by_chance, scores
from quiz.check.rule import ERROR, WARNING, Breach, kind_name, whole_bank
from quiz.check.rules.literature import HALADYNA, SUBJECT, TRUE_FALSE_GUIDES
from quiz.game.kinds import DEFAULT_LENGTH, TRUE_SHARE
from quiz.i18n import N_, _, ngettext, percent

WIDEST_GAP = 0.25
"""By how much the shares of true statements with and without a cue may differ."""

LEAST_GROUP = 0.25
"""The least part of the statements about powers with can, and of those with cannot."""

LEAST_ANSWERS = 2
"""How many true and how many false statements each of the two groups has at least."""

LEAST_POWERS = 4 * LEAST_ANSWERS
"""From how many statements about powers up their groups are looked at: fewer cannot hold what is asked."""

LEAST_ABSOLUTES = 6
"""From how many statements with an absolute up their answers are looked at."""

MOST_OF_IDEA = 4
"""The most questions that may test one idea."""

CUES = ERROR
"""How much it matters that a player without knowledge scores well."""

LEAST_IN_TOPIC, MOST_IN_TOPIC = 3, 0.4
"""How many questions a topic has at least, and the greatest part of the bank it may take."""


@whole_bank("B01", ERROR, N_("who always gives the same answer must not pass"), TRUE_FALSE_GUIDES)
def true_share(context: Context) -> Iterator[Breach]:
    """Too many true statements, or too many false ones."""
    count = len(context.statements)
    if count < LEAST_QUESTIONS:
        return
    true = sum(statement.answer for statement in context.statements)
    if not TRUE_SHARE[0] * count <= true <= TRUE_SHARE[1] * count:
        message = _("{true} of {count} statements are true ({share}); between {low} and {high} should be")
        low, high = map(percent, TRUE_SHARE)
        detail = message.format(true=true, count=count, share=percent(true / count), low=low, high=high)
        yield Breach(context.line, detail)


@whole_bank("B02", WARNING, N_("who always picks the longest choice must not pass"), HALADYNA)
def longest_key(context: Context) -> Iterator[Breach]:
    """Keys that are the single longest choice more often than chance makes them."""
    for language, sheets in context.full_sets(Kind.MULTIPLE_CHOICE):
        chances = [1 / len(sheet.choices) for sheet in sheets if _has_single_longest(sheet)]
        longest = sum(_has_single_longest(sheet) and _key_is_longest(sheet) for sheet in sheets)
        if not chances:
            continue
        most = most_by_chance(len(chances), sum(chances) / len(chances))
        if longest > most:
            message = _(
                "in {longest} of {count} questions the key is the longest choice, chance makes it {most} at"
                " most; shorten keys or fill out distractors"
            )
            detail = message.format(longest=longest, count=len(sheets), most=most)
            yield Breach(context.line, detail, language=language)


def _has_single_longest(sheet: Sheet) -> bool:
    lengths = [choice.length for choice in sheet.choices]
    return lengths.count(max(lengths)) == 1


def _key_is_longest(sheet: Sheet) -> bool:
    return sheet.right_choice.length == max(choice.length for choice in sheet.choices)


@whole_bank(
    "B03", ERROR, N_("“can” must not mean false, nor “cannot” true: who knows nothing guesses so"), SUBJECT
)
def polarity(context: Context) -> Iterator[Breach]:
    """Statements of what somebody can and cannot do whose answers show by that word."""
    for language, sheets in context.full_sets(Kind.TRUE_FALSE):
        groups: dict[bool, list[bool]] = {True: [], False: []}
        for sheet in sheets:
            if sheet.stem.power is not None:
                groups[sheet.stem.power].append(_is_true(sheet))
        can, cannot = groups[True], groups[False]
        if len(can) + len(cannot) < LEAST_POWERS or _is_balanced(can, cannot):
            continue
        message = _(
            "of {can} statements that say “can” {can_true} are true, of {cannot} that say “cannot”"
            " {cannot_true}; write each group with about as many true as false ones, the smaller a quarter of"
            " both at least"
        )
        detail = message.format(can=len(can), can_true=sum(can), cannot=len(cannot), cannot_true=sum(cannot))
        yield Breach(context.line, detail, language=language)


def _is_true(sheet: Sheet) -> bool:
    return isinstance(sheet.question, TrueFalse) and sheet.question.answer


def _is_balanced(can: Sequence[bool], cannot: Sequence[bool]) -> bool:
    both = len(can) + len(cannot)
    for group in (can, cannot):
        true = sum(group)
        if len(group) < LEAST_GROUP * both or min(true, len(group) - true) < LEAST_ANSWERS:
            return False
    return abs(sum(can) / len(can) - sum(cannot) / len(cannot)) <= WIDEST_GAP


@whole_bank("B04", WARNING, N_("“always” and “never” must not mean false"), TRUE_FALSE_GUIDES)
def absolutes(context: Context) -> Iterator[Breach]:
    """Statements with an absolute whose answers show by it."""
    for language, sheets in context.full_sets(Kind.TRUE_FALSE):
        groups: dict[bool, list[bool]] = {True: [], False: []}
        for sheet in sheets:
            groups[sheet.stem.has_absolute].append(not _is_true(sheet))
        with_one, without = groups[True], groups[False]
        if len(with_one) < LEAST_ABSOLUTES or not without:
            continue
        if abs(sum(with_one) / len(with_one) - sum(without) / len(without)) > WIDEST_GAP:
            message = _(
                "of {count} statements with always, never, only and the like {false} are false, of the"
                " {others} others {others_false}; use such words in true and in false ones alike"
            )
            detail = message.format(
                count=len(with_one), false=sum(with_one), others=len(without), others_false=sum(without)
            )
            yield Breach(context.line, detail, language=language)


@whole_bank("B05", CUES, N_("a player that knows nothing must not score well"), SUBJECT)
def cue_players(context: Context) -> Iterator[Breach]:
    """Players without knowledge that score better than luck explains; the best that follows one rule is named."""
    for language in context.bank.languages:
        for kind in Kind:
            played = [score for score in scores(context) if (score.language, score.kind) == (language, kind)]
            caught = [score for score in played if score.too_good]
            if not caught:
                continue
            best = max(caught, key=lambda score: (score.player.rate is not None, score.score))
            message = ngettext(
                "{count} player scores too well: one that {rule} scores {score}, chance is {chance}, {limit} the"
                " most allowed; `quiz check --bots` shows each",
                "{count} players score too well: one that {rule} scores {score}, chance is {chance}, {limit} the"
                " most allowed; `quiz check --bots` shows each",
                len(caught),
            )
            detail = message.format(
                count=len(caught),
                rule=best.player.name,
                score=percent(best.score),
                chance=percent(best.chance),
                limit=percent(best.limit),
            )
            yield Breach(context.line, detail, language=language)


@whole_bank(
    "B06",
    WARNING,
    N_("a topic wants enough questions to show what a learner knows, and no topic all of them"),
    HALADYNA,
)
def topic_shares(context: Context) -> Iterator[Breach]:
    """Topics with too few questions, or too many."""
    total = len(context.bank.questions)
    if total < LEAST_QUESTIONS:
        return
    counts = Counter(question.topic for question in context.bank.questions)
    for topic in context.bank.topics.values():
        where = _("topic '{id}'").format(id=topic.id)
        count = counts[topic.id]
        if count < LEAST_IN_TOPIC:
            message = ngettext("{count} question; write {least}", "{count} questions; write {least}", count)
            yield Breach(topic.line, message.format(count=count, least=LEAST_IN_TOPIC), where=where)
        elif count > MOST_IN_TOPIC * total and len(context.bank.topics) * MOST_IN_TOPIC > 1:
            message = _(
                "{count} of {total} questions ({share}); {most} is the most, write more on the others"
            )
            detail = message.format(
                count=count, total=total, share=percent(count / total), most=percent(MOST_IN_TOPIC)
            )
            yield Breach(topic.line, detail, where=where)


@whole_bank("B09", WARNING, N_("a learner should not meet one idea again and again"), SUBJECT)
def crowded_ideas(context: Context) -> Iterator[Breach]:
    """Ideas that many questions test."""
    counts = Counter(idea for question in context.bank.questions for idea in set(question.ideas_tested))
    crowded = [(idea, count) for idea, count in counts.most_common() if count > MOST_OF_IDEA]
    if crowded:
        message = ngettext(
            "{count} idea is tested by more than {most} questions ({ideas}); write on others",
            "{count} ideas are tested by more than {most} questions ({ideas}); write on others",
            len(crowded),
        )
        ideas = ", ".join(f"{idea}: {count}" for idea, count in crowded)
        detail = message.format(count=len(crowded), most=MOST_OF_IDEA, ideas=ideas)
        yield Breach(context.line, detail)


@whole_bank("B11", WARNING, N_("a round should not ask one idea twice"), SUBJECT)
def too_few_ideas(context: Context) -> Iterator[Breach]:
    """Kinds of question of which ten cannot be drawn without asking one idea twice."""
    for kind in Kind:
        ideas = [
            question.ideas_tested or (question.id,)
            for question in context.bank.questions
            if question.kind is kind
        ]
        most = most_apart(ideas)
        if len(ideas) >= DEFAULT_LENGTH > most:
            message = _(
                "of {count} {kind} questions at most {most} test different ideas, a round has {round}; write on"
                " others"
            )
            yield Breach(
                context.line,
                message.format(count=len(ideas), kind=kind_name(kind), most=most, round=DEFAULT_LENGTH),
            )


def most_apart(ideas: Sequence[Collection[str]]) -> int:
    """A bound of how many questions can be chosen no two of which test one idea.

    There are no more than there are ideas, and of those that test one idea only one can be chosen.
    """
    counts = Counter(idea for tested in ideas for idea in set(tested))
    return min(len(counts), len(ideas) - max(counts.values(), default=0) + 1)
