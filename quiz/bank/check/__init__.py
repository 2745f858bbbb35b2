"""The rules of good questions: what `quiz check` holds a bank against."""

from quiz.bank.check.report import Report, check_bank, check_file
from quiz.bank.check.rule import Finding, Severity
from quiz.bank.check.table import RULES

__all__ = ["RULES", "Finding", "Report", "Severity", "check_bank", "check_file"]
