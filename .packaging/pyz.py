"""Builds `quiz.pyz`, the whole game in one file for this system and every Python that it supports.

Run with `python .packaging/pyz.py [FILE]`, where pip and shiv are installed; it needs the network. At its first start
the file unpacks itself into `~/.shiv`, or the folder that `SHIV_ROOT` names.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent

PYTHON = "/usr/bin/env python3"
"""What runs the file where it is started by its name."""

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The versions of Python whose compiled modules go into the file; with others PyYAML reads more slowly."""


def pip(*arguments: str | Path) -> None:
    """Run the pip of this Python."""
    subprocess.run([sys.executable, "-m", "pip", *map(str, arguments)], check=True, cwd=ROOT)


def gather(folder: Path) -> Path:
    """The game and all that it needs, as installed below this folder."""
    wheels, installed = folder / "wheels", folder / "installed"
    pip("wheel", "--quiet", "--wheel-dir", wheels, ".")
    quiet = ("--quiet", "--no-compile", "--no-index", "--find-links")
    pip("install", *quiet, wheels, "--target", installed, "ice-in-canada-quiz")
    (compiled,) = wheels.glob("pyyaml-*.whl")
    for python in PYTHONS:
        add_compiled(f"pyyaml=={compiled.name.split('-')[1]}", python, folder / python, installed)
    return installed


def add_compiled(requirement: str, python: str, folder: Path, installed: Path) -> None:
    """Add the compiled modules of a package for one version of Python; their names tell the versions apart."""
    only = ("--quiet", "--no-deps", "--only-binary=:all:", "--python-version", python)
    pip("download", *only, "--dest", folder, requirement)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if Path(name).suffix in (".so", ".pyd"):
                archive.extract(name, installed)


START = """\
import os
import sys

for name in [name for name in os.environ if name.startswith("SHIV_") and name != "SHIV_ROOT"]:
    del os.environ[name]  # some open an interpreter in the game's stead
unpacked = os.path.expanduser(os.environ.get("SHIV_ROOT") or os.path.join("~", ".shiv"))
file = os.path.basename(os.path.realpath(sys.argv[0]))
installed = os.path.join(unpacked, f"{file}_BUILD", "site-packages")
if os.path.isdir(installed):
    sys.path[0] = installed
    from quiz.cli import main
else:
    from _bootstrap import bootstrap as main
sys.exit(main())
"""
"""What the file runs: shiv's start, which unpacks it, only where that was not done yet; it takes as long as all of
`quiz --version`."""


def quicken(file: Path) -> None:
    """Put our start in the place of shiv's."""
    original = file.with_suffix(".shiv")
    file.replace(original)
    with zipfile.ZipFile(original) as packed, file.open("wb") as written:
        build_id = json.loads(packed.read("environment.json"))["build_id"]
        written.write(f"#!{PYTHON}\n".encode())
        with zipfile.ZipFile(written, "w") as archive:
            for entry in packed.infolist():
                is_start = entry.filename == "__main__.py"
                archive.writestr(entry, START.replace("BUILD", build_id) if is_start else packed.read(entry))
    file.chmod(0o755)
    original.unlink()


def build(target: Path) -> None:
    """Write the file."""
    with TemporaryDirectory() as name:
        installed = gather(Path(name))
        shutil.rmtree(installed / "bin", ignore_errors=True)  # scripts that name this machine's Python
        packed = ("--site-packages", installed, "--output-file", target, "--entry-point", "quiz.cli:main")
        options = ("--compressed", "--compile-pyc", "--reproducible", "--python", PYTHON)
        subprocess.run([sys.executable, "-m", "shiv.cli", *map(str, (*packed, *options))], check=True)
    quicken(target)


def main() -> None:
    """Read the name of the file and build it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=ROOT / "quiz.pyz")
    build(parser.parse_args().file.resolve())


if __name__ == "__main__":
    main()
