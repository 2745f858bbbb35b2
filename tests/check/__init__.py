"""Tests of the rules of good questions, each from both sides: what must fire, and what only looks alike."""
