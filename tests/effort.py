"""How hard the suite tries: `QUIZ_EXAMPLES` in the environment sets how many examples a test makes up."""

from __future__ import annotations

import os

EXAMPLES = int(os.environ.get("QUIZ_EXAMPLES", "24"))
"""How many examples Hypothesis makes up for a test; some hundreds before a release."""

MANY = 2 * EXAMPLES
"""How many where the examples have most to find: in the reader of banks."""
