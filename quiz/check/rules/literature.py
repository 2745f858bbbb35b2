"""The literature on good questions, as the rules cite it."""

from __future__ import annotations

HALADYNA = "Haladyna, Downing & Rodriguez 2002, A review of multiple-choice item-writing guidelines"
TRUE_FALSE_GUIDES = "University of Illinois and Penn State, guides to true/false items"
RODRIGUEZ = "Rodriguez 2005, Three options are optimal for multiple-choice items"
ATTALI = "Attali & Bar-Hillel 2003, Guess where: the position of correct answers"
VAN_DER_KLEIJ = "Van der Kleij, Feskens & Eggen 2015, Effects of feedback in a computer-based environment"
REFUTATION = "Schroeder & Kucera 2022, Refutation text facilitates learning: a meta-analysis"
READABILITY = "Kincaid 1975 (English); Kandel & Moles 1958 (French)"
TYPOGRAPHY = "Canadian French usage after the OQLF"
FORMAT = "the file format of this program"
SUBJECT = "what learners can exploit in this subject"
