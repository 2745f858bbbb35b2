"""The rules of good questions: what `quiz check` holds a bank against."""

from quiz.check.report import Report, check_bank, check_file
from quiz.check.rule import Finding, Severity
from quiz.check.rules import RULES

__all__ = ["RULES", "Finding", "Report", "Severity", "check_bank", "check_file"]
