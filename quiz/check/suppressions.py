"""What `allow:` silences, and the rules that keep it honest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from quiz.bank.fields import nearest
from quiz.bank.model import Bank
from quiz.check.rule import ADVICE, WARNING, Breach, Finding, Rule
from quiz.check.rules.literature import FORMAT
from quiz.i18n import N_, _


def _no_check(_context: object) -> Iterator[Finding]:
    """Find nothing: opt-outs are looked at when the other rules have been."""
    return iter(())


NO_SUCH_RULE = Rule(
    "A01", WARNING, N_("an opt-out that names no rule silences nothing"), FORMAT, _no_check, False
)
NEEDLESS = Rule(
    "A02", ADVICE, N_("an opt-out that is not needed hides the next slip"), FORMAT, _no_check, False
)


def sort_out(
    bank: Bank, found: Iterable[Finding], rules: Mapping[str, Rule]
) -> tuple[list[Finding], list[Finding]]:
    """The findings that count, with those about opt-outs, and the findings that are silenced."""
    allowed = {
        (question.id, rule_id)
        for question in bank.questions
        for rule_id in question.allow
        if rule_id in rules and rules[rule_id].can_be_silenced
    }
    counting: list[Finding] = []
    silenced: list[Finding] = []
    for finding in found:
        is_silenced = (finding.question, finding.rule) in allowed
        (silenced if is_silenced else counting).append(finding)
    used = {(finding.question, finding.rule) for finding in silenced}
    counting += _idle(bank, rules, used)
    return counting, silenced


def _idle(bank: Bank, rules: Mapping[str, Rule], used: Collection[tuple[str, str]]) -> Iterator[Finding]:
    """Opt-outs that silence nothing, and why."""
    for question in bank.questions:
        for rule_id in dict.fromkeys(question.allow):
            if (question.id, rule_id) not in used:
                broken, message = _fault(rule_id, rules)
                yield broken.finding(Breach(question.line, message, question=question.id))


def _fault(rule_id: str, rules: Mapping[str, Rule]) -> tuple[Rule, str]:
    """The rule that an opt-out breaks, and what is wrong with it."""
    rule = rules.get(rule_id)
    if rule and rule.can_be_silenced:
        message = _("‘allow’ names {rule}, which the question does not break; delete it")
        return NEEDLESS, message.format(rule=rule_id)
    if rule:
        message = _("‘allow’ names {rule}, which one question cannot opt out of; delete it")
    elif nearest(rule_id.upper(), rules):
        message = _("‘allow’ names the rule {rule}, which there is not; did you mean {meant}?")
    else:
        message = _("‘allow’ names the rule {rule}, which there is not; `quiz check --rules` lists them")
    return NO_SUCH_RULE, message.format(rule=rule_id[:20], meant=nearest(rule_id.upper(), rules))
