"""The words in which both front ends show questions, verdicts, rounds and results, in the language in use."""
