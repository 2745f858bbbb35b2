"""The English words and patterns that the rules use."""

from __future__ import annotations

import re

from quiz.check.lexicon.lexicon import Lexicon, Readability, numbered, words


def _any_of(*alternatives: str) -> str:
    return rf"\b(?:{'|'.join(alternatives)})\b"


_SUBJECTLESS = r"(?:(?!\b(?:that|which|who|because|if|doubt|matter)\b)[^,.;:])"

_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöûùü]+")
_MUTE_END = re.compile(r"(?<![leiuoy])e$|(?<![td])ed$|(?<![sczghx])es$")


def _syllables(word: str) -> int:
    """About how many syllables an English word has; capitals alone are a short name."""
    if word.isupper() or word.isdigit():
        return 1
    folded = word.casefold().removesuffix("'s")
    return max(1, len(_VOWELS.findall(folded)) - bool(_MUTE_END.search(folded)))


ENGLISH = Lexicon(
    code="en",
    word=re.compile(r"[^\W_]+(?:'[^\W_]+)*"),
    everyday=words(
        "the of and to in is are that it for on with as by from this be at an was they their has have not who"
        " can its which what or but he she his her will may"
    ),
    little_words=words(
        "about above after again against among around because before below being between could doing during"
        " either every first following might never often other others rather shall should since still than"
        " their theirs there these thing things those through under until using where whether which while"
        " whose within without would according happen happens true whom does"
    ),
    negation=re.compile(
        _any_of(
            "not (?:only|just|merely|least|to mention)",
            "whether or not",
            "no (?:matter|doubt|later than|earlier than|more than|less than|fewer than|sooner)",
            r"no-\w+",
            r"no\. ?\d+",
            r"(?P<neg>cannot|\w+n't|not|never|no|none|nobody|nothing|nowhere|neither|(?:false|untrue) that)",
        ),
        re.IGNORECASE,
    ),
    exception=re.compile(r"\bexcept(?=[\s:?.…]*$)|(?<=\ball )except\b", re.IGNORECASE),
    capitals=re.compile(r"\b(?:NOT|CANNOT|NEVER|EXCEPT|[A-Z]+N'T|NO|NONE|NOBODY|NOTHING|NOWHERE|NEITHER)\b"),
    power=re.compile(
        r"(?P<cannot>"
        + _any_of(
            rf"(?:no|neither|nobody|none)\b(?! (?:doubt|matter)\b){_SUBJECTLESS}{{0,40}}?\b(?:can|(?-i:may))",
            "cannot",
            "can't",
            "(?:can|could|(?-i:may|MAY)) (?:not(?! only)|never)",
            "couldn't",
            r"(?:not|never|\w+n't) (?:\w+ )?(?:allowed|permitted|authorized|able|free|entitled) to",
            r"(?:not|never|\w+n't) (?:have|hold|get) (?:the |any |a )?(?:\w+ )?(?:power|right|authority)s?",
            r"(?:has|have|holds?) no (?:\w+ )?(?:power|right|authority)s?",
            r"forbidden (?:to|from)",
        )
        + r")|(?P<can>"
        + _any_of(
            "can",
            "could",
            "(?-i:may|MAY)",
            "(?:allowed|permitted|authorized|able|free|entitled) to",
            r"(?:has|have|holds?) (?:the |a |full )?(?:\w+ )?(?:power|right|authority)s? (?:to|of|over)",
        )
        + ")",
        re.IGNORECASE,
    ),
    absolute=re.compile(
        _any_of(
            "(?:after|above|first of|best of|most of|in) all(?= [a-z])",
            "above all",
            "in any case",
            "not (?:all|always|any|every|everyone|everybody|everything|everywhere)",
            "all right",
            "not only",
            "(?P<abs>always|never|only|any|anyone|anybody|anything|anywhere|all|every|everyone|everybody"
            "|everything|everywhere|none|nobody|nothing|nowhere|completely|entirely|absolutely|solely)",
        ),
        re.IGNORECASE,
    ),
    cues={
        "hedge": re.compile(
            _any_of(
                "usually|often|sometimes|some|most|mostly|mainly|many|generally|typically|normally|rarely|seldom",
                "(?-i:may)|might|could|probably|perhaps|likely|almost|nearly|tends? to|in general",
                "as a rule|in part|partly|certain|with (?:permission|approval|consent)",
            ),
            re.IGNORECASE,
        ),
        "condition": re.compile(
            _any_of("except|unless|until|if|once|provided|as long as|only (?:when|with|after)"), re.IGNORECASE
        ),
    },
    catch_all=re.compile(
        r"\b(?:of|all|both|none) (?:the )?above\b"
        r"|^(?:all|none|both|neither|any|either) of (?:the|these|those)"
        r"(?: (?:two|three|four|other))?(?: (?:answers?|choices?|options?|statements?|ones?))?"
        r"(?: (?:is|are) (?:right|correct|true|wrong|false))?[.!]?$"
        r"|^(?:all|none|both|neither) (?:answers? |choices? |options? )?(?:is|are) "
        r"(?:right|correct|true|wrong|false)[.!]?$"
        r"|^both (?-i:[A-I]) and (?-i:[A-I])\b",
        re.IGNORECASE,
    ),
    labels=re.compile(
        r"(?:(?:[Bb]oth|[Ee]ither|[Nn]either|[Oo]nly|[Aa]nswers?|[Cc]hoices?|[Oo]ptions?|[Ss]tatements?) )*"
        r"(?P<labels>(?:[A-I]|[a-i]|[1-9])(?:(?:, ?(?:and |or )?| (?:and|or|nor|&) )(?:[A-I]|[a-i]|[1-9]))+)"
        r"(?: only)?[.!]?"
    ),
    position=re.compile(
        r"\b(?:option|choice|answer)s? (?-i:[A-H])(?=$|[\s,.;:)])(?! (?:few|lot|little|good|simple)\b)"
        r"|\b(?:option|choice|answer)s? (?:number |no\. ?)?[1-9](?=$|[,.;:)]| (?:is|was|are|and|or|says|names)\b)"
        r"|\bthe (?:first|second|third|fourth|fifth|last|previous|next|top|bottom|upper|lower)"
        r" (?:answer|choice|option)s?\b(?! (?:to|from|of|that|given|he|she|they|we|for)\b)"
        r"|\bthe previous question\b"
        r"|\b(?:answers?|choices?|options?|statements?|question|list) (?:above|below)\b"
        r"|\b(?:see|as|shown|listed|mentioned|stated|described|named|said) (?:above|below)\b(?! the\b)"
        r"|\bthe above(?= (?:answers?|choices?|options?|statements?)\b)",
        re.IGNORECASE,
    ),
    position_hints=("option", "choice", "answer", "above", "below", "previous question"),
    verdicts=words("true false yes no right wrong correct incorrect"),
    numbers=numbered(
        "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty",
        0,
    )
    | {"zero": 0, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100},
    months=numbered(
        "january february march april may june july august september october november december", 1
    ),
    joint=re.compile(r"[^,;]*(?P<joiner>, (?:and|but|yet|while|whereas)\b|;)", re.IGNORECASE),
    subordinators=words(
        "that which who whom whose what where when why how if because although though unless until whether"
        " after before since once as while than so"
    ),
    interrogatives=words("who whom whose which what where when why how"),
    whys=words("why"),
    times=words("when where"),
    question_frame=re.compile(r"(?!)"),
    readability=Readability(
        name="Flesch-Kincaid",
        level=lambda words, syllables: 0.39 * words + 11.8 * syllables - 15.59,
        syllables=_syllables,
        bank_limit=9,
        lesson_limit=8.5,
        is_ease=False,
    ),
)
