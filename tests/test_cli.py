"""The command line: what each argument does, the error for a wrong one, and how the program ends."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from quiz import __version__, i18n, ui
from quiz.cli import main
from quiz.commands.play import drop_textual_variables
from quiz.errors import ExitCode, QuizError
from quiz.study.filesystem import FileSystem
from tests.banks import SMALL, small_with
from tests.program import quiz

ROOT = Path(__file__).resolve().parent.parent

TERSE = ("play", "--plain", "--seed", "7")


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small bank, as the one to play."""
    path = tmp_path / "rivers.yaml"
    path.write_text(SMALL, "utf-8")
    monkeypatch.setenv("QUIZ_BANK", str(path))
    return path


def refused(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that wrong arguments get; nothing else is printed, and the exit code is 2."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("quiz: ")
    assert all(character.isprintable() or character in "\u00a0\u202f" for character in err[:-1])
    return err.removeprefix("quiz: ").removesuffix("\n")


# What is wrong

WRONG = {
    "paly": "argument COMMAND: invalid choice: 'paly'",
    "play paly": "unrecognized arguments: paly. `quiz play --help` shows what there is.",
    "--plian": "unrecognized arguments: --plian. Did you mean '--plain'?",
    "play --topc offices": "unrecognized arguments: --topc offices. Did you mean '--topic'?",
    "play --lan fr": "unrecognized arguments: --lan fr. Did you mean '--lang'?",
    "play --xyzzy": "unrecognized arguments: --xyzzy. `quiz play --help` shows what there is.",
    "where --plain": "unrecognized arguments: --plain.",
    "-x": "unrecognized arguments: -x. `quiz play --help` shows what there is.",
    "play --count 0": "argument --count: must be a number from 1 up, or all. `quiz play --help` shows",
    "play --count -3": "argument --count: must be a number from 1 up, or all.",
    "play --count ten": "argument --count: must be a number from 1 up, or all.",
    "play --count 1e3": "argument --count: must be a number from 1 up, or all.",
    "play --count ٣": "argument --count: must be a number from 1 up, or all.",
    f"play --count {'9' * 5000}": "argument --count: must be a number from 1 up, or all.",
    "play --seed -1": "argument --seed: must be a whole number from 0 up.",
    "play --seed x": "argument --seed: must be a whole number from 0 up.",
    f"play --seed {'9' * 19}": "argument --seed: has too many digits; 18 are the most.",
    f"play --seed {'9' * 5000}": "argument --seed: has too many digits; 18 are the most.",
    "play --level 4": "argument --level: invalid choice: 4 (choose from ",
    "play --level easy": "argument --level: invalid int value: 'easy'.",
    "play --round exam": "argument --round: invalid choice: 'exam' (choose from ",
    "play --lang de": "argument --lang: invalid choice: 'de' (choose from ",
    "play --topic": "argument --topic: expected at least one argument.",
    "--bank": "argument --bank: expected one argument.",
    "--bank=": "argument --bank: is empty; name a file.",
    "where --bank=": "argument --bank: is empty; name a file.",
    "check a.yaml b.yaml": "unrecognized arguments: b.yaml. `quiz check --help` shows what there is.",
    "check --strcit": "unrecognized arguments: --strcit. Did you mean '--strict'?",
    "new": "the following arguments are required: FILE. `quiz new --help` shows what there is.",
    "--plain --topic river": "There is no topic 'river'. Did you mean 'rivers'?",
    "--plain --topic moon": "There is no topic 'moon'. Topics: rivers.",
    "--plain --topic rivers moon": "There is no topic 'moon'. Topics: rivers.",
    "--plain --level 3": "No question fits that choice of topics, kind and level. Choose more of them.",
    "--plain --level 1 --round multiple-choice": "No question fits that choice of topics, kind and level.",
    "--plain --bank none.yaml": "none.yaml: error: there is no such file",
    "--plain --bank /": "/: error: this is a folder; name the file inside it",
}


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize(("arguments", "line"), WRONG.items(), ids=[arguments[:40] for arguments in WRONG])
def test_a_wrong_argument_gets_one_line_with_what_to_do(
    arguments: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(arguments.split(), capsys).startswith(line)


def test_an_unknown_command_gets_the_list_of_commands(capsys: pytest.CaptureFixture[str]) -> None:
    line = refused(["paly"], capsys)
    assert all(command in line for command in ("play", "check", "new", "where"))
    assert line.endswith("`quiz --help` shows what there is.")


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--plain", "--topic", "a\nb\x1b[31m"],
        ["--plain", "--bank", "a\nb\x1b[31m.yaml"],
        ["a\nb\x1b[31m"],
        ["play", "a\nb\x1b[31m"],
        ["--bank\n"],
    ],
)
def test_what_was_typed_cannot_break_the_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(arguments, capsys)


def test_a_bank_with_errors_is_refused_with_the_command_that_lists_them(
    bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank.write_text(small_with("answer: false", "answer: no").replace("level: 2", "level: 5"), "utf-8")
    line = refused(["--plain"], capsys)
    assert line.startswith(
        f"{bank}:13: error: question 'river-runs': 'answer' must be true or false, not \"no\""
    )
    assert line.endswith(f"(and 1 more problem; `quiz check {bank}` lists them all)")


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize("arguments", [arguments for arguments in WRONG if "--lan" not in arguments])
def test_every_error_has_french_too(
    arguments: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    english = refused(arguments.split(), capsys)
    monkeypatch.setenv("QUIZ_LANG", "fr")
    french = refused(arguments.split(), capsys)
    assert french != english
    assert english.split(". ")[-1] not in french
    assert refused([*arguments.split(), "--lang", "fr"], capsys) == french


# Help and version


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "--help"]])
def test_the_version_is_printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr() == (f"quiz {__version__}\n", "")


@pytest.mark.parametrize("command", [[], ["play"], ["check"], ["new"], ["where"]])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_printed_in_both_languages(
    command: list[str], flag: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main([*command, flag]) == 0
    english, err = capsys.readouterr()
    assert err == ""
    assert english.startswith("usage: quiz")
    monkeypatch.setenv("QUIZ_LANG", "fr")
    assert main([*command, flag]) == 0
    french, err = capsys.readouterr()
    assert err == ""
    assert "show this help message" not in french
    assert french.splitlines()[0] != english.splitlines()[0]


def test_help_names_every_command_and_option_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    general = capsys.readouterr().out
    assert all(f"\n    {command} " in general for command in ("play", "check", "new", "where"))
    assert "  quiz play --round true-false " in general
    assert "  quiz check mine.yaml " in general
    main(["play", "--help"])
    printed = capsys.readouterr().out
    options = ("bank", "lang", "round", "topic", "level", "count", "seed", "exam", "plain")
    assert all(f"\n  --{option} " in printed for option in options)
    assert "  printf '1\\n2\\nt\\n' | quiz play --plain --seed 7 --count 3\n" in printed


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", ["play", "code", "import", "serve", "check", "progress", "report"])
def test_prose_of_help_keeps_to_the_width_of_the_terminal(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--lang", language, command, "--help"])
    prose, _options = capsys.readouterr().out.split("  -h, --help")
    description = prose.partition("\n\n")[2]
    assert max(map(len, description.splitlines())) <= 78


def test_help_on_an_export_says_how_many_questions_it_writes(capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", "--help"])
    assert "with --seed: how many questions (else all)" in " ".join(capsys.readouterr().out.split())


def test_version_and_help_load_neither_textual_nor_yaml() -> None:
    asked = [["--version"], ["--help"], *([name, "--help"] for name in ("play", "check", "new", "where"))]
    script = (
        "import sys\n"
        "from quiz.cli import main\n"
        f"assert [main(arguments) for arguments in {asked!r}] == [0] * {len(asked)}\n"
        "heavy = {'textual', 'rich', 'yaml', '_yaml', 'sqlite3', 'asyncio', 'quiz.bank.model', 'quiz.game.draw'}\n"
        "print(*sorted(heavy & sys.modules.keys()), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stderr.split() == []
    assert ran.stdout


# What the options do


def printed(
    arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """What a round by lines writes when its input is at its end at once."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["play", "--plain", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [
        ([], "Mixed · 10 questions"),
        (["--count", "5"], "Mixed · 5 questions"),
        (["--count", "1"], "Mixed · 1 question"),
        (["--count=20", "--round=true-false"], "True or false · 20 questions"),
        (["--round", "multiple-choice"], "Multiple choice · 10 questions"),
        (["--round", "mixed", "--level", "1"], "Mixed · 10 questions"),
        (["--topic", "offices", "limits"], "Mixed · 10 questions"),
        (["--topic", "offices", "--topic", "limits", "--exam"], "Mixed · 10 questions"),
        (["--lang", "fr"], "Mélange · 10 questions"),
    ],
)
def test_an_option_makes_the_round_that_it_names(
    arguments: list[str], heading: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(arguments, monkeypatch, capsys).splitlines()[2] == heading


@pytest.mark.usefixtures("bank")
def test_all_means_every_question(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Mixed · 2 questions" in printed(["--count", "all"], monkeypatch, capsys)
    assert "Mixed · 2 questions" in printed(["--count", "99999999"], monkeypatch, capsys)


def test_a_seed_gives_the_same_round_and_none_gives_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = printed(["--seed", "7"], monkeypatch, capsys)
    assert printed(["--seed", "7"], monkeypatch, capsys) == first
    assert printed(["--seed", "8"], monkeypatch, capsys) != first
    assert len({printed([], monkeypatch, capsys) for _turn in range(6)}) > 1


def test_no_command_means_play(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = quiz("--plain", "--seed", "7", typed="q\n")
    assert ran == quiz(*TERSE, typed="q\n")
    assert ran.out.startswith("A small bank\n")
    bare = quiz(typed="q\n")
    assert bare.code == 0
    assert bare.out.startswith("A small bank\n")


# The language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"QUIZ_LANG": "fr"}, "fr"),
        ({"QUIZ_LANG": "en", "LANG": "fr_CA.UTF-8"}, "en"),
        ({"QUIZ_LANG": "de", "LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "fr.UTF-8"}, "fr"),
        ({"LANG": "fr@euro"}, "fr"),
        ({"LANG": "fr_FR@euro"}, "fr"),
        ({"LANG": "FR-ca"}, "fr"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "frisian"}, "en"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_CA.UTF-8", "LC_MESSAGES": "fr_CA.UTF-8"}, "fr"),
        ({"LC_MESSAGES": "en_CA", "LC_ALL": "fr_CA"}, "fr"),
        ({"LANG": "de_CH.UTF-8", "LANGUAGE": "de:fr:en"}, "fr"),
        ({"LC_ALL": ""}, "en"),
    ],
)
def test_the_language_is_what_the_environment_asks_for(environment: dict[str, str], language: str) -> None:
    assert i18n.preferred(environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "fr"], "français"),
        (["--lang=fr"], "français"),
        (["--lang", "en"], "English"),
        (["--lang", "en", "--lang", "fr"], "français"),
    ],
)
def test_the_option_goes_before_the_environment(
    arguments: list[str], language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_LANG", "fr" if language == "English" else "en")
    assert main(["where", *arguments]) == 0
    assert language.lower() in capsys.readouterr().out.lower()


def test_there_is_no_other_language() -> None:
    with pytest.raises(ValueError, match="no such language: 'de'"):
        i18n.switch("de")
    assert i18n.language() == "en"


# Where


def test_where_prints_versions_and_places(capsys: pytest.CaptureFixture[str], isolated: Path) -> None:
    assert main(["where"]) == 0
    out, err = capsys.readouterr()
    facts = dict(line.split("  ", 1) for line in out.splitlines())
    printed = {name: value.strip() for name, value in facts.items()}
    assert err == ""
    assert printed["quiz"] == __version__
    assert printed["data folder"] == str(isolated)
    assert printed["bank"] == f"{ROOT / 'questions.yaml'} (the game’s own)"
    assert printed["terminal"] == "xterm-256color"
    assert list(isolated.iterdir()) == []


def test_where_prints_which_bank_is_used(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["where"])
    assert f"{bank} (named by $QUIZ_BANK)\n" in capsys.readouterr().out
    main(["where", "--bank", "other.yaml"])
    assert "other.yaml (named by --bank)\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["--lang", "fr", "where"], "quiz "),
        (["--lang=fr", "where"], "quiz "),
        (["--lang", "fr", "--bank", "other.yaml", "where"], "quiz "),
        (["--lang", "fr", "--help"], "utilisation"),
        (["--lang", "fr", "check", "--help"], "utilisation"),
    ],
)
def test_the_language_may_stand_before_the_command(
    arguments: list[str], begins: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(begins)
    if "where" in arguments:
        assert "(Français)" in out
        assert ("other.yaml" in out) is ("other.yaml" in arguments)


def test_a_misspelt_command_after_the_language_is_reported_as_such(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert refused(["--lang", "en", "paly"], capsys) == refused(["paly"], capsys)


# Streams and ends


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["where"], [*TERSE, "--count", "all"]])
def test_a_closed_pipe_ends_the_program_without_a_message(arguments: list[str]) -> None:
    there, gone = os.pipe()
    os.close(there)
    with open(gone, "wb") as output:
        ran = subprocess.run(
            [sys.executable, "-m", "quiz", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["where"], ["check"], [*TERSE, "--count", "all"]]
)
def test_a_full_disk_is_reported_in_one_line(arguments: list[str], unbuffered: str) -> None:
    with open("/dev/full", "wb") as output:
        ran = subprocess.run(
            [sys.executable, "-m", "quiz", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (2, b"quiz: No space left on device\n")


def in_shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run the program with streams that a shell redirects or closes."""
    return subprocess.run(
        ["sh", "-c", f'exec "$0" -m quiz {command}', sys.executable],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_crash(closed: str) -> None:
    ran = in_shell(f"play --seed 7 {closed}")
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr


@contextmanager
def as_from_a_terminal() -> Iterator[None]:
    """Let no program inherit a signal that is ignored: a shell ignores some for what runs in the background."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    for number, handler in before.items():
        if handler is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def start_waiting() -> subprocess.Popen[bytes]:
    """A game by lines that waits for an answer."""
    game = subprocess.Popen(
        [sys.executable, "-m", "quiz", *TERSE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert game.stdout is not None
    shown = b""
    while not shown.endswith(b"help): "):
        byte = game.stdout.read(1)
        assert byte, shown
        shown += byte
    return game


@pytest.mark.parametrize(
    ("sent", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP)],
)
def test_a_signal_ends_a_game_by_lines_without_a_traceback(sent: signal.Signals, code: int) -> None:
    with as_from_a_terminal(), start_waiting() as game:
        game.send_signal(sent)
        _out, err = game.communicate(timeout=30)
    assert game.returncode == code
    assert err.strip() == b""


def test_a_name_that_is_no_text_can_be_printed() -> None:
    ran = quiz("where", "--bank", os.fsdecode(b"b\xffnk.yaml"))
    assert (ran.code, ran.err) == (0, "")
    assert r"b\udcffnk.yaml (named by --bank)" in ran.out


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        *((arguments, "ascii") for arguments in (["--help"], ["play", "--help"], ["where"], ["paly"])),
        (["play", "--help"], "latin-1"),
    ],
)
def test_french_help_and_errors_can_be_written_in_any_encoding(arguments: list[str], encoding: str) -> None:
    ran = quiz(*arguments, encoding=encoding, QUIZ_LANG="fr")
    assert "Traceback" not in ran.err
    assert ran.code == (2 if arguments == ["paly"] else 0)
    assert (ran.out + ran.err).strip()


def test_an_error_is_one_line_with_its_hint() -> None:
    assert str(QuizError("What is wrong.", "What to do.")) == "What is wrong. What to do."
    assert str(QuizError("What is wrong.")) == "What is wrong."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("stderr", ["2>/dev/full", "2</dev/null", "2>&-"])
@pytest.mark.parametrize(("arguments", "code"), [("paly", 2), ("play --seed 7", 0)])
def test_an_error_that_cannot_be_written_keeps_its_exit_code(stderr: str, arguments: str, code: int) -> None:
    ran = subprocess.run(
        ["sh", "-c", f'exec "$0" -m quiz {arguments} {stderr}', sys.executable],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (code, b"")


@pytest.mark.parametrize("streams", ["0>/dev/null", "1</dev/null"])
def test_a_stream_open_the_wrong_way_is_no_crash(streams: str) -> None:
    ran = in_shell(f"play --plain --seed 7 {streams}")
    assert (ran.returncode, ran.stderr.count("\n")) == ((0, 0) if streams[0] == "0" else (2, 1))


@pytest.mark.parametrize("mistake", [ZeroDivisionError("on purpose"), OSError("no number")])
def test_a_mistake_in_the_program_is_one_line_and_its_details_go_to_the_log(
    mistake: Exception, isolated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(options: object) -> None:
        raise mistake

    monkeypatch.setattr("quiz.commands.where.run", fail)
    log = isolated / "crash.log"
    assert refused(["where"], capsys).endswith(f"Details for a bug report: {log}")
    assert str(mistake) in log.read_text("utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_file_that_may_not_be_used_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(options: object) -> None:
        raise PermissionError(13, "Permission denied", "/some/\x1bfile")

    monkeypatch.setattr("quiz.commands.where.run", fail)
    assert refused(["where"], capsys) == r"/some/\x1bfile: Permission denied"


# What lies in the environment


def test_variables_of_textual_are_dropped_before_it_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEXTUAL_PRESS", "TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL_ANIMATIONS"):
        monkeypatch.setenv(name, "none")
    drop_textual_variables()
    assert [name for name in os.environ if name.startswith("TEXTUAL_")] == ["TEXTUAL_ANIMATIONS"]


@pytest.mark.parametrize("arguments", [[], ["--seed", "7"]])
def test_the_screens_start_without_the_variables_of_textual(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    start = ModuleType("quiz.ui.start")
    monkeypatch.setattr(start, "prepare", lambda: seen.extend(os.environ), raising=False)
    monkeypatch.setattr(start, "run", lambda session, opening: ExitCode.DONE, raising=False)
    monkeypatch.setitem(sys.modules, "quiz.ui.start", start)
    monkeypatch.setattr(ui, "start", start, raising=False)
    monkeypatch.setattr("quiz.commands.play._must_be_plain", lambda: False)
    monkeypatch.setenv("TEXTUAL_PRESS", "q")
    assert main(["play", *arguments]) == 0
    assert "QUIZ_HOME" in seen
    assert "TEXTUAL_PRESS" not in seen


def test_where_shows_what_it_is_given_as_one_safe_line_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    raw = "\x1b]0;x\x07\x9b\u202e\n"
    monkeypatch.setenv("TERM", f"xterm{raw}")
    monkeypatch.setenv("COLORTERM", raw)
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / raw))
    before = len(capsys.readouterr().out)
    assert main(["where", "--bank", f"b{raw}.yaml"]) == 0
    out = capsys.readouterr().out
    assert before == 0
    assert all(line.isprintable() for line in out.splitlines())
    assert len(out.splitlines()) == 13
    assert r"xterm\x1b]0;x\x07\x9b\u202e\n \x1b]0;x" in out


def test_where_starts_no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    uname = tmp_path / "uname"
    uname.write_text("#!/bin/sh\ntouch started\n", "utf-8")
    uname.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    assert main(["where"]) == 0
    assert not (tmp_path / "started").exists()


@pytest.mark.parametrize(("type_", "line"), [("ext4", "ext4\n"), ("nfs4", "nfs4, on the network: play one")])
def test_where_names_the_file_system_of_the_data_folder(
    type_: str, line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = FileSystem(type_, type_ == "nfs4")
    monkeypatch.setattr("quiz.study.filesystem.file_system_of", lambda path: found)
    assert main(["where"]) == 0
    assert f"file system  {line}" in capsys.readouterr().out


@pytest.mark.parametrize("home", ["", "~nobody-of-this-name/q"])
@pytest.mark.parametrize("command", ["where", "progress", "forget --yes"])
def test_without_a_home_folder_a_command_that_needs_it_reports_it_in_one_line(
    command: str, home: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _leave_homeless(monkeypatch, home)
    line = refused(command.split(), capsys)
    assert line.startswith("There is no folder for your history and settings: no home folder is known for ~")
    assert line.endswith("Set QUIZ_HOME to a folder of your own.")


def test_without_a_home_folder_the_game_is_played_from_memory(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _leave_homeless(monkeypatch, "~nobody-of-this-name/q")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("l\n1\n"))
    assert main([*TERSE, "--count", "1"]) == 0
    out, err = capsys.readouterr()
    assert "of 1 ·" in out or "sur 1 ·" in out
    assert err.count("\n") == 1
    assert err.endswith("Set QUIZ_HOME to a folder of your own.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--rules"], ["new", "mine.yaml"]])
def test_without_a_home_folder_what_needs_none_works(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _leave_homeless(monkeypatch, "")
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 0


def _leave_homeless(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    """A user whom the system gives no home folder."""
    monkeypatch.setenv("QUIZ_HOME", home)
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)


# The end


def test_the_session_is_closed_at_the_end_of_play(monkeypatch: pytest.MonkeyPatch) -> None:
    from quiz.session import Session

    closed: list[Session] = []
    close = Session.close

    def note(session: Session) -> None:
        closed.append(session)
        close(session)

    monkeypatch.setattr(Session, "close", note)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main([*TERSE, "--count", "1"]) == 0
    assert len(closed) == 1
    assert main(["play", "--plain", "--level", "3", "--topic", "moon"]) == 2
    assert len(closed) == 2
