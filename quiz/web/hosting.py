"""Runs the web server of `quiz serve` from its first page to its last."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
import sys
from contextlib import suppress

from aiohttp import web

from quiz.errors import ExitCode, QuizError
from quiz.i18n import _, ngettext
from quiz.streams import one_line
from quiz.web.server import GameServer, Offer

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""Signals that end the server, and with it every game."""

LEAVE = 0.3
"""How many seconds connections have to end once their games have ended."""

ELSEWHERE = ("192.0.2.1", 9)
"""An address set aside for documentation (RFC 5737): the way there shows this machine's address in its network."""


def serve(offer: Offer, host: str, port: int) -> ExitCode:
    """Serve pages until a signal ends it.

    Args:
        offer: What is served.
        host: The name or address of this machine on which to listen.
        port: The port; 0 for any that is free.

    Raises:
        QuizError: if it cannot listen there.
    """
    asyncio.run(_serve(offer, host, port))
    return ExitCode.INTERRUPTED


async def _serve(offer: Offer, host: str, port: int) -> None:
    """Serve until a signal comes."""
    ended = asyncio.Event()
    _watch_signals(ended)
    runner = web.AppRunner(GameServer(offer).application(), access_log=None, shutdown_timeout=LEAVE)
    await runner.setup()
    try:
        await _listen(runner, host, port)
        _announce(host, int(runner.addresses[0][1]), offer.seats)
        await ended.wait()
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    """Listen for browsers.

    Raises:
        QuizError: if that cannot be.
    """
    try:
        await web.TCPSite(runner, host, port).start()
    except socket.gaierror as error:
        raise QuizError(
            _("There is no machine named '{host}'.").format(host=host), _("Choose another --host.")
        ) from error
    except (OSError, UnicodeError) as error:
        raise _cannot_listen(error, host, port) from error


def _cannot_listen(error: OSError | UnicodeError, host: str, port: int) -> QuizError:
    """The error that says why nobody can be served, and what to do."""
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        return QuizError(
            _("Port {port} is in use by another program.").format(port=port), _("Choose another --port.")
        )
    if code in (errno.EACCES, errno.EPERM):
        return QuizError(
            _("Port {port} is not open to this account.").format(port=port),
            _("Choose a --port from 1024 on."),
        )
    return QuizError(
        _("'{host}' is no address of this machine.").format(host=host), _("Choose another --host.")
    )


def _watch_signals(ended: asyncio.Event) -> None:
    """Let a signal end the server. Windows has no such handlers; Ctrl+C ends it there all the same."""
    loop = asyncio.get_running_loop()
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, ended.set)


def _announce(host: str, port: int, seats: int) -> None:
    """Print the address, and on stderr how many can play and how it ends."""
    print(f"http://{shown_host(host)}:{port}/", flush=True)
    seated = ngettext(
        "{count} person can play at a time. Ctrl+C ends every game.",
        "{count} people can play at a time. Ctrl+C ends every game.",
        seats,
    )
    print(one_line(seated.format(count=seats)), file=sys.stderr, flush=True)


def shown_host(host: str) -> str:
    """What to type into a browser for a host on which the server listens."""
    if host in ("0.0.0.0", "::", ""):
        host = _own_address()
    return f"[{host}]" if ":" in host else host


def _own_address() -> str:
    """This machine's address in its network, or its name where it has none; nothing is sent for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
