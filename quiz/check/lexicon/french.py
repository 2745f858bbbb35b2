"""The French words and patterns that the rules use, as written in Canada."""

from __future__ import annotations

import re

from quiz.check.lexicon.lexicon import Lexicon, Readability, numbered, words


def _any_of(*alternatives: str) -> str:
    return rf"\b(?:{'|'.join(alternatives)})"


_SECOND = "pas|plus|jamais|rien|aucune?|personne|ni|guère|point|nul|nulle"
"""The words that make a negation of `ne`."""

_NO_RESTRICTION = (
    rf"{_SECOND}|sans|avant|parce|dès|pour|afin|alors|tandis|lors|bien|pendant|après"
    r"|dite?s?|disent|dire|pense\w*|croi\w+|sa(?:it|vent|voir)|affirme\w*|signifie\w*|montre\w*|prouve\w*"
)
"""Words after which a `que` opens a clause, and `ne` denies."""

_RESTRICTION = r"\bn(?:e |')(?:(?!(?:" + _NO_RESTRICTION + r")\b)[\w-]+(?:'| )){1,4}?qu(?:e\b|')"
"""`ne ... que`, which means only."""

_EXPLETIVE = (
    r"\b(?:à moins|avant|de peur|de crainte|plutôt) qu(?:e |')(?:[\w-]+(?:'| )){0,3}?n(?:e\b|')"
    r"|\bqu(?:e |'on )ne le (?:pense|croit|dit)"
)
"""A `ne` that denies nothing."""

_CLITICS = r"(?:(?:le|la|les|lui|leur|en|y|se|nous|vous) |(?:l'|s'|m'))*"
_CAN = r"(?:peut(?!-être)|peuvent|pouvait|pouvaient|pourra|pourront|pourrait|pourraient|puisse|puissent)\b"
_LEAVE = r"(?:le droit|(?:le |un )?(?:\w+ )?pouvoir|l'autorisation|la permission|la compétence)\b"
_ALLOWED = r"(?:autorisée?s?|habilitée?s?|permise?s?|en mesure|libres?)\b"

_VOWELS = re.compile(r"(?:eau|[aeo]u|œu|[aeo]i|ou|[iuy](?=[aeoéèêâô])|[aàâeéèêëiîïoôuùûüyœ])[uiy]?")
_MUTE_END = re.compile(r"(?<=[^aàâeéèêëiîïoôuùûüyœ])(?:e|es)$")


def _syllables(word: str) -> int:
    """About how many syllables a French word has; a mute e at the end is none, an elided word neither."""
    head, elision, tail = word.rpartition("'")
    word = tail if elision and len(head) <= 2 else word
    if word.isupper() or word.isdigit():
        return 1
    parts = [_MUTE_END.sub("", part) or part for part in word.casefold().split("-")]
    return max(1, sum(len(_VOWELS.findall(part)) for part in parts))


FRENCH = Lexicon(
    code="fr",
    word=re.compile(r"aujourd'hui|[^\W_]+'(?=\w)|[^\W_]+"),
    everyday=words(
        "le la les l d de des du et à un une en est que qui dans pour sur pas au aux ce ne par plus son sa ses"
        " avec se il elle ils elles sont ou leur leurs cette ces n qu s c"
    ),
    little_words=words(
        "ailleurs ainsi alors après aucun aucune aussi autre autres avant avoir cette celle celles celui ceux"
        " chaque chose choses combien comme comment contre depuis doivent donc elles encore entre faire ferait"
        " leurs lorsque lequel laquelle lesquels lesquelles mais moins notre parce parmi pendant peuvent peut"
        " plusieurs pourquoi pouvoir puisque quand quel quelle quels quelles quoi sans selon sera seront soient"
        " sous suivante suivantes suivant suivants toujours toute toutes votre d'après dessus dessous"
    ),
    negation=re.compile(
        _any_of(r"n'importe\b", r"n'est-ce\b", "non seulement", "n'y a pas que")
        + rf"|{_RESTRICTION}|{_EXPLETIVE}|"
        + r"(?P<neg>\bn(?:e\b|'(?=\w))|\b(?:faux|inexact|erroné) qu(?:e\b|'))",
        re.IGNORECASE,
    ),
    exception=re.compile(
        r"\b(?:sauf|excepté)(?=[\s:?.…]*$)|(?<=\btous )sauf\b|(?<=\btoutes )sauf\b", re.IGNORECASE
    ),
    capitals=re.compile(r"\b(?:NE|N'|PAS|JAMAIS|AUCUNE?|RIEN|PERSONNE|NI|SAUF|EXCEPTÉ)(?!\w)"),
    power=re.compile(
        rf"(?P<cannot>\bn(?:e |'){_CLITICS}{_CAN}(?:-\w+)?"
        rf"(?!(?: (?!(?:{_SECOND})\b)[\w'-]+){{0,3}}? qu(?:e\b|'))"
        rf"|\bn(?:e |')(?:\w+ ){{0,1}}?(?:a|ont|avait|avaient|détient|détiennent)(?:-\w+)? "
        rf"(?:pas|plus|jamais|aucun|aucune) ?(?:de |d'|du )?(?:{_LEAVE}|droit\b|(?:\w+ )?pouvoirs?\b|"
        rf"autorisation\b|autorité\b|compétence\b)"
        rf"|\bn(?:e |')(?:est|sont|était|étaient)(?:-\w+)? (?:pas|plus|jamais|nullement) (?:\w+ )?{_ALLOWED}"
        r"|\b(?:est|sont) interdit\w*)"
        rf"|(?P<can>\b{_CAN}|\b(?:a|ont|avait|avaient) (?:bien |aussi )?{_LEAVE}"
        rf"|\b(?:est|sont|était|étaient) (?:\w+ )?{_ALLOWED})",
        re.IGNORECASE,
    ),
    absolute=re.compile(
        _any_of(
            r"tout (?:à fait|de même|de suite|comme|d'abord|en)\b",
            r"malgré tout\b",
            r"après tout\b",
            r"avant tout\b",
            r"(?:en |de )?tous? cas\b",
            r"non seulement\b",
            r"pas (?:tout|toute|tous|toutes|toujours|seulement|uniquement)\b",
        )
        + rf"|(?P<abs>{_RESTRICTION}|"
        + _any_of(
            r"toujours|jamais|seulement|(?:le|la|les|leurs?|son|sa|ses) seule?s?|uniquement"
            r"|exclusivement|tout|toute|tous|toutes|chaque|aucune?"
            r"|n'importe|partout|rien|entièrement|complètement|totalement|absolument|quiconque"
            r"|qui que ce soit|où que ce soit|quoi que ce soit"
        )
        + r"\b|(?:^|(?<=, )|(?<=que ))seule?s?(?= (?:la|les?|une?|des|ces)\b| l'))",
        re.IGNORECASE,
    ),
    cues={
        "hedge": re.compile(
            _any_of(
                r"souvent|parfois|surtout|généralement|habituellement|d'habitude|normalement|rarement|plupart"
                r"|certaine?s?|quelques|plusieurs|peut-être|pourrait|pourraient|probablement|environ"
                r"|presque|en général|en principe|en partie|principalement|avec (?:l'accord|la permission)"
            )
            + r"\b",
            re.IGNORECASE,
        ),
        "condition": re.compile(
            _any_of(
                r"(?:à )?moins (?:qu|d)[e']|jusqu'|lorsqu[e']|tant qu[e']|pourvu"
                r"|(?:sauf|excepté|hormis|si|s'ils?|une fois|à condition|seulement (?:si|avec|après))(?!\w)"
            ),
            re.IGNORECASE,
        ),
    },
    catch_all=re.compile(
        r"\bci-dessus\b"
        r"|^(?:tou(?:te)?s (?:ces|les)|aucune? d(?:e ces|es)|les (?:deux|trois|quatre)|ni l'une? ni l'autre)"
        r"(?: autres)?(?: (?:réponses?|choix|options?|énoncés?|affirmations?))"
        r"(?: (?:précédente?s?|proposée?s?|offerte?s?|(?:(?:est|sont) )?(?:bonne|exacte?|correcte?|vraie?)s?))?"
        r"[.!]?$"
        r"|^(?:tout|rien de) ce qui précède\b|^aucune réponse\b|^aucun (?:de ces )?choix\b"
        r"|^à la fois (?-i:[A-I]) et (?-i:[A-I])\b",
        re.IGNORECASE,
    ),
    labels=re.compile(
        r"(?:(?:[Àà] la fois|[Ll]es|[Ss]eulement|[Rr]éponses?|[Cc]hoix|[Oo]ptions?|[Éé]noncés?|[Nn]i) )*"
        r"(?P<labels>(?:[A-I]|[a-i]|[1-9])(?:(?:, ?(?:et |ou )?| (?:et|ou|ni|&) )(?:[A-I]|[a-i]|[1-9]))+)"
        r"(?: seulement)?[.!]?"
    ),
    position=re.compile(
        r"\bci-(?:dessus|dessous|contre|après)\b"
        r"|\b(?:réponse|option|choix|énoncé)s? (?-i:[A-H])(?=$|[\s,.;:)])"
        r"|\b(?:réponse|option|choix|énoncé)s? (?:numéro |no )?[1-9](?=$|[,.;:)]| (?:est|était|sont|et|ou|dit)\b)"
        r"|\b(?:la (?:première|deuxième|seconde|troisième|quatrième|cinquième|dernière) (?:réponse|option)"
        r"|le (?:premier|deuxième|second|troisième|quatrième|cinquième|dernier) (?:choix|énoncé))\b"
        r"(?! (?:de|des|du|d'|que|qu'|à|aux?|donnée?)(?!\w))"
        r"|\b(?:réponse|option|choix|énoncé|question)s? précédente?s?\b"
        r"|\b(?:voir|mentionnée?s?|indiquée?s?|comme|nommée?s?|décrite?s?|choix|réponses?) plus (?:haut|bas)\b",
        re.IGNORECASE,
    ),
    position_hints=("ci-", "réponse", "option", "choix", "énoncé", "précédent", "plus haut", "plus bas"),
    verdicts=words("vrai vraie faux fausse oui non exact inexact"),
    numbers=numbered(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
        " dix-huit dix-neuf vingt",
        0,
    )
    | {"une": 1, "aucun": 0, "aucune": 0, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
    | {"cent": 100},
    months=numbered(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", 1
    ),
    joint=re.compile(r"[^,;]*(?P<joiner>, (?:et|mais)\b|,? (?:tandis|alors) qu(?:e\b|')|;)", re.IGNORECASE),
    subordinators=words(
        "qui que qu' dont où si s'il quand lorsque lorsqu' puisque puisqu' parce comment pourquoi combien quel"
        " quelle quels quelles lequel laquelle lesquels lesquelles après avant dès pour sans"
    ),
    interrogatives=words(
        "qui que qu' quoi quel quelle quels quelles lequel laquelle lesquels lesquelles où quand"
        " comment combien pourquoi"
    ),
    whys=words("pourquoi"),
    times=words("quand où"),
    question_frame=re.compile(r"(?:\bqu'|\bqui )?est-ce qu(?:e |'|i )", re.IGNORECASE),
    readability=Readability(
        name="Kandel-Moles",
        level=lambda words, syllables: 207 - 1.015 * words - 73.6 * syllables,
        syllables=_syllables,
        bank_limit=50,
        lesson_limit=55,
        is_ease=True,
    ),
)
