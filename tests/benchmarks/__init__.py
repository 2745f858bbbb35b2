"""Benchmarks: ratios of two sides measured in turn in one run, since machines are noisy.

`python -m tests.benchmarks` prints them all.
"""
