"""Reads YAML as an editor's language server does: by the core schema of YAML 1.2, in which dates stay texts."""

from __future__ import annotations

import re
from typing import Any

import yaml

_CORE = (
    (re.compile(r"~|null|Null|NULL|"), lambda typed: None),
    (re.compile(r"true|True|TRUE"), lambda typed: True),
    (re.compile(r"false|False|FALSE"), lambda typed: False),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda typed: int(typed, 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda typed: int(typed, 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)"), lambda typed: float("inf")),
    (re.compile(r"\.(nan|NaN|NAN)"), lambda typed: float("nan")),
)
"""What a text without quotes stands for; anything else stands for itself."""


_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str) -> yaml.Node | None:
    """The nodes of a YAML text.

    Raises:
        yaml.YAMLError: if it is none.
    """
    node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return node


def as_editors_see(text: str) -> Any:  # noqa: ANN401 - whatever the text says
    """The value that a YAML text stands for.

    Raises:
        yaml.YAMLError: if it is none.
    """
    node = compose(text)
    return None if node is None else _value(node)


def _value(node: yaml.Node) -> Any:  # noqa: ANN401
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    if node.style:
        return node.value
    for pattern, meaning in _CORE:
        if pattern.fullmatch(node.value):
            return meaning(node.value)
    return node.value
