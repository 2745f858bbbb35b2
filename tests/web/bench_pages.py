"""Measures what many pages cost: `python -m tests.web.bench_pages [PAGES]`.

Prints the seconds until all pages are painted that are opened at once, the memory of all processes, the milliseconds
from a key to its verdict while everyone plays, and how busy the machine was.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from aiohttp import ClientSession, TCPConnector, WSMsgType

from quiz.bank.reader import read_bank
from quiz.classroom.code import assign
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.paths import packaged_bank
from tests.web.test_serve import games_of, serve

LENGTH = 5
"""How many questions each page answers."""

THINKING = 1.0, 4.0
"""For so many seconds, at least and at most, a learner reads before each key."""


class Measured:
    """What the pages measured, in seconds."""

    def __init__(self, pages: int) -> None:
        self.painted: list[float] = []
        self.verdicts: list[float] = []
        self.all_painted = asyncio.Barrier(pages)
        self.all_played = asyncio.Barrier(pages + 1)
        self.noted = asyncio.Event()
        """Is the memory noted, so that pages can be closed?"""


async def learn(session: ClientSession, address: str, measured: Measured, chance: Random) -> None:
    """Open a page and play a round in it."""
    began = time.monotonic()
    async with session.ws_connect(f"{address}/ws?width=100&height=30", headers={"Origin": address}) as page:
        drawn = bytearray()
        news = asyncio.Event()

        async def read() -> None:
            async for message in page:
                if message.type is WSMsgType.BINARY:
                    drawn.extend(message.data)
                    news.set()

        async def until(words: bytes) -> None:
            while words not in drawn:
                news.clear()
                await news.wait()

        async def press(key: str, words: bytes) -> float:
            await asyncio.sleep(chance.uniform(*THINKING))
            drawn.clear()
            pressed = time.monotonic()
            await page.send_json(["stdin", key])
            await until(words)
            return time.monotonic() - pressed

        reading = asyncio.create_task(read())
        await until(b"Begin")
        measured.painted.append(time.monotonic() - began)
        await measured.all_painted.wait()
        await press("\r", b"1 of 5")
        for number in range(1, LENGTH + 1):
            measured.verdicts.append(await press("t", b"next"))
            if number < LENGTH:
                await press("\r", b"choose")
        await measured.all_played.wait()
        await measured.noted.wait()
        reading.cancel()


def memory_of(server: subprocess.Popen[str]) -> tuple[int, int]:
    """The memory of the server with its games, and of the server alone, in MB; what they share is counted once."""
    sizes = []
    for pid in (server.pid, *games_of(server)):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        sizes.append(next(int(line.split()[1]) for line in lines if line.startswith("Pss:")))
    return sum(sizes) // 1024, sizes[0] // 1024


async def measure(pages: int) -> None:
    """Open so many pages at once, and play in all of them."""
    measured = Measured(pages)
    code = assign(read_bank(packaged_bank()), RoundSpec(RoundKind.TRUE_FALSE, length=LENGTH), 7).code
    busy = os.getloadavg()[0]
    with serve("--code", code, "--seats", str(pages), "--lang", "en") as (server, address):
        async with ClientSession(connector=TCPConnector(limit=0)) as session:
            playing = [
                asyncio.create_task(learn(session, address, measured, Random(number)))
                for number in range(pages)
            ]
            await measured.all_played.wait()
            whole, alone = memory_of(server)
            measured.noted.set()
            await asyncio.gather(*playing)
    verdicts = sorted(1000 * seconds for seconds in measured.verdicts)
    print(f"{pages} pages on {os.cpu_count()} cores; load {busy:.1f} before, {os.getloadavg()[0]:.1f} after")
    print(f"painted: first {min(measured.painted):.1f} s, last {max(measured.painted):.1f} s")
    print(f"memory: {whole} MB in all (PSS), {alone} MB of it the server")
    print(
        f"key to verdict: median {statistics.median(verdicts):.0f} ms, "
        f"p95 {verdicts[int(len(verdicts) * 0.95)]:.0f} ms, of {len(verdicts)}"
    )


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
