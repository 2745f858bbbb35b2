"""Reads spreadsheets as other programs do: ECMA-376, part 1, 18.3 and 18.4."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

Value = str | float

_NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def cells_of(data: bytes) -> dict[str, Value]:
    """The cells of the one sheet by their names; none of them is a formula, a link or of text in several runs."""
    with ZipFile(BytesIO(data)) as archive:
        sheet = fromstring(archive.read("xl/worksheets/sheet1.xml"))
        strings = [_text(item) for item in fromstring(archive.read("xl/sharedStrings.xml"))]
        assert not [name for name in archive.namelist() if "sheet2" in name or "vba" in name]
    assert not sheet.findall(".//s:f", _NAMES)
    assert not sheet.findall(".//s:hyperlink", _NAMES)
    return {cell.attrib["r"]: _value(cell, strings) for cell in sheet.findall(".//s:c", _NAMES) if len(cell)}


def row_of(cells: dict[str, Value], number: int, columns: int) -> list[Value | None]:
    """The cells of a row, None where there is none."""
    return [cells.get(f"{'ABCDEFGHIJKLMNOP'[column]}{number}") for column in range(columns)]


def _text(item: Element) -> str:
    assert [part.tag.rpartition("}")[2] for part in item] == ["t"]
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), item[0].text or "")


def _value(cell: Element, strings: list[str]) -> Value:
    value = cell.find("s:v", _NAMES)
    assert value is not None
    assert value.text is not None
    return strings[int(value.text)] if cell.attrib.get("t") == "s" else float(value.text)
