"""Plays rounds in Chromium by keyboard, mouse and finger, and writes pictures: `python -m tests.web.browsers FOLDER`.

Needs `chromium`, Debian's package. It takes some minutes, so that no test of the suite does it.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from quiz import i18n
from quiz.bank.reader import read_bank
from quiz.classroom.code import assign
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.paths import packaged_bank
from tests.web.chromium import Tab, chromium, tab
from tests.web.test_serve import serve

SIZES = {"phone": (390, 844), "tablet": (820, 1180), "projector": (1920, 1080), "sideways": (568, 320)}
"""The pages, in pixels."""

TOUCHED = ("phone", "tablet", "sideways")
"""The pages that have no mouse."""

PAUSE = 0.8
"""The seconds before each step: what is new on the screen takes no Enter and no click for a moment."""

LOW = 20
"""With fewer lines an explanation has to be scrolled."""

LENGTH = 3
"""How many questions are played."""


class Player:
    """Plays a round in one of the languages, by keys only or without any."""

    def __init__(self, page: Tab, language: str, *, by_keys: bool, pictures: Path) -> None:
        self._page = page
        self._language = i18n.LANGUAGES[language]
        self._french = language == "fr"
        self._by_keys = by_keys
        self._pictures = pictures

    async def play(self) -> str:
        """Play from the welcome screen to the results; gives the score."""
        begin = "Commencer" if self._french else "Begin"
        await self._page.wait_for(begin)
        await self._picture("1-welcome")
        await self._go_on(begin)
        for number in range(1, LENGTH + 1):
            await self._page.wait_for(f"{number} {self._of} {LENGTH}")
            await self._answer(first=number == 1)
        await self._page.wait_for("%")
        await self._picture("4-results")
        score = re.search(rf"\d+ {self._of} {LENGTH} · \d+ ?%", self._page.text)
        assert score is not None, self._page.text
        return score[0]

    @property
    def _of(self) -> str:
        return "sur" if self._french else "of"

    async def _answer(self, *, first: bool) -> None:
        """Answer with true, and go on."""
        key, word = self._language.true
        if first:
            await self._picture("2-question")
        await asyncio.sleep(PAUSE)
        await (self._page.press(key) if self._by_keys else self._page.click(word.capitalize()))
        await self._page.wait_for("✓", "✗")
        if first:
            await self._picture("3-verdict")
            if self._page.screen.lines < LOW:
                await self._scroll()
        await self._go_on("Entrée" if self._french else "Enter")

    async def _scroll(self) -> None:
        """Scroll the explanation by a finger."""
        before = self._page.text
        await self._page.swipe("✓" if "✓" in before else "✗", 5)
        await asyncio.sleep(1)
        assert self._page.text != before
        await self._picture("3-scrolled")

    async def _go_on(self, words: str) -> None:
        await asyncio.sleep(PAUSE)
        await (self._page.press("Enter") if self._by_keys else self._page.click(words))

    async def _picture(self, name: str) -> None:
        await self._page.picture(self._pictures.with_name(f"{self._pictures.name}-{name}.png"))


async def look(protocol: str, address: str, language: str, size: str, folder: Path) -> None:
    """Play one round in a page of that size, and hold what the page did against what it may do."""
    by_keys = (language == "en") is (size != "tablet")
    width, height = SIZES[size]
    async with tab(protocol, width, height, touch=size in TOUCHED) as page:
        await page.tell("Page.navigate", url=address)
        player = Player(page, language, by_keys=by_keys, pictures=folder / f"{size}-{language}")
        score = await player.play()
        assert await page.evaluate("document.documentElement.lang") == language
        assert await page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
        elsewhere = [url for url in page.requested if not re.match(rf"(http|ws)://{address[7:]}/|data:", url)]
        assert elsewhere == []
        assert page.complaints == [], page.complaints
        columns, lines = page.screen.columns, page.screen.lines
        how = "keyboard" if by_keys else "finger" if size in TOUCHED else "mouse"
        print(f"{size} {language}: {score}, by {how}, {columns}x{lines}", flush=True)


async def look_at_all(folder: Path) -> None:
    """Play a round at each size in each language."""
    code = assign(read_bank(packaged_bank()), RoundSpec(RoundKind.TRUE_FALSE, length=LENGTH), 7).code
    async with chromium() as protocol:
        for language in i18n.LANGUAGES:
            with serve("--lang", language, "--code", code) as (_server, address):
                for size in SIZES:
                    await look(protocol, address, language, size, folder)


if __name__ == "__main__":
    asyncio.run(look_at_all(Path(sys.argv[1])))
