"""The front door: what each argument does, what is said to a wrong one, and how the program ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from quiz import __version__, i18n
from quiz.cli import main
from quiz.errors import QuizError
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
    """The one line that is said to wrong arguments; nothing else is, and the exit code is 2."""
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
@pytest.mark.parametrize(("arguments", "said"), WRONG.items(), ids=[arguments[:40] for arguments in WRONG])
def test_a_wrong_argument_gets_one_line_that_says_what_to_do(
    arguments: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(arguments.split(), capsys).startswith(said)


def test_an_unknown_command_is_told_the_commands_there_are(capsys: pytest.CaptureFixture[str]) -> None:
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
def test_every_error_is_said_in_french_too(
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
def test_the_version_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr() == (f"quiz {__version__}\n", "")


@pytest.mark.parametrize("command", [[], ["play"], ["check"], ["new"], ["where"]])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_told_in_both_languages(
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
    told = capsys.readouterr().out
    options = ("bank", "lang", "round", "topic", "level", "count", "seed", "exam", "plain")
    assert all(f"\n  --{option} " in told for option in options)
    assert "  printf '1\\n2\\nt\\n' | quiz play --plain --seed 7 --count 3\n" in told


def test_lines_of_help_keep_to_a_measure(capsys: pytest.CaptureFixture[str]) -> None:
    main(["play", "--help"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], *([name, "--help"] for name in ("play", "check", "new", "where"))],
)
def test_version_and_help_load_neither_textual_nor_yaml(arguments: list[str]) -> None:
    script = (
        "import sys\n"
        "from quiz.cli import main\n"
        f"assert main({arguments!r}) == 0\n"
        "heavy = {'textual', 'rich', 'yaml', '_yaml', 'sqlite3', 'asyncio', 'quiz.bank', 'quiz.game.draw'}\n"
        "print(*sorted(heavy & sys.modules.keys()), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stderr.split() == []
    assert ran.stdout


# What the options do


def told(
    arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """What a round by lines writes when its input is at its end at once."""
    import io

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
    assert told(arguments, monkeypatch, capsys).splitlines()[2] == heading


@pytest.mark.usefixtures("bank")
def test_all_means_every_question(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Mixed · 2 questions" in told(["--count", "all"], monkeypatch, capsys)
    assert "Mixed · 2 questions" in told(["--count", "99999999"], monkeypatch, capsys)


def test_a_seed_gives_the_same_round_and_none_gives_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = told(["--seed", "7"], monkeypatch, capsys)
    assert told(["--seed", "7"], monkeypatch, capsys) == first
    assert told(["--seed", "8"], monkeypatch, capsys) != first
    assert len({told([], monkeypatch, capsys) for _turn in range(6)}) > 1


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


def test_where_tells_versions_and_places(capsys: pytest.CaptureFixture[str], isolated: Path) -> None:
    assert main(["where"]) == 0
    out, err = capsys.readouterr()
    facts = dict(line.split("  ", 1) for line in out.splitlines())
    told = {name: value.strip() for name, value in facts.items()}
    assert err == ""
    assert told["quiz"] == __version__
    assert told["data folder"] == str(isolated)
    assert told["bank"] == f"{ROOT / 'questions.yaml'} (the game’s own)"
    assert told["terminal"] == "xterm-256color"
    assert list(isolated.iterdir()) == []


def test_where_tells_which_bank_won(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
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


def test_a_misspelt_command_after_the_language_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(["--lang", "en", "paly"], capsys) == refused(["paly"], capsys)


# Streams and ends


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["where"], [*TERSE, "--count", "all"]])
def test_a_reader_who_has_enough_ends_it_quietly(arguments: list[str]) -> None:
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
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["where"], ["check"], [*TERSE, "--count", "all"]]
)
def test_a_full_disk_is_told_in_one_line(arguments: list[str], unbuffered: str) -> None:
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


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_crash(closed: str) -> None:
    ran = subprocess.run(
        ["sh", "-c", f'exec "$0" -m quiz play --seed 7 {closed}', sys.executable],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr


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
    with start_waiting() as game:
        game.send_signal(sent)
        _out, err = game.communicate(timeout=30)
    assert game.returncode == code
    assert err.strip() == b""


def test_a_name_that_is_no_text_can_be_told() -> None:
    ran = quiz("where", "--bank", os.fsdecode(b"b\xffnk.yaml"))
    assert (ran.code, ran.err) == (0, "")
    assert r"b\udcffnk.yaml (named by --bank)" in ran.out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize("arguments", [["--help"], ["play", "--help"], ["where"], ["paly"]])
def test_french_help_and_errors_can_be_written_in_any_encoding(arguments: list[str], encoding: str) -> None:
    ran = quiz(*arguments, encoding=encoding, QUIZ_LANG="fr")
    assert "Traceback" not in ran.err
    assert ran.code == (2 if arguments == ["paly"] else 0)
    assert (ran.out + ran.err).strip()


def test_an_error_is_one_line_with_its_hint() -> None:
    assert str(QuizError("What is wrong.", "What to do.")) == "What is wrong. What to do."
    assert str(QuizError("What is wrong.")) == "What is wrong."
