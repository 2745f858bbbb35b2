"""The file system of a path is that of the longest mount point above it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quiz.study.filesystem import FileSystem, file_system_of

LIST = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 master:2 - ext4 /dev/vda rw
30 27 0:40 / /home rw - autofs systemd-1 rw,fd=41
31 30 0:41 / /home rw,nosuid shared:7 - nfs4 server:/export/home rw,vers=4.2
32 31 0:42 / /home/ada/my\040disk\134one rw - fuse.sshfs ada@server: rw
33 27 0:43 / /homework rw - tmpfs tmpfs rw
34 27 0:44 / /short
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mountinfo"
    file.write_text(LIST)
    return file


@pytest.mark.skipif(sys.platform == "win32", reason="the list and its paths are those of Linux")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/somewhere/else", FileSystem("ext4", is_network=False)),
        ("/home/ada/.local/share", FileSystem("nfs4", is_network=True)),
        ("/home", FileSystem("nfs4", is_network=True)),
        ("/home/ada/my disk\\one/data", FileSystem("fuse.sshfs", is_network=True)),
        ("/homework/ada", FileSystem("tmpfs", is_network=False)),
        ("/homes", FileSystem("ext4", is_network=False)),
    ],
)
def test_the_longest_mount_point_counts_and_of_two_the_last(
    mounts: Path, path: str, expected: FileSystem
) -> None:
    assert file_system_of(Path(path), mounts) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_lies_where_it_leads(mounts: Path, tmp_path: Path) -> None:
    link = tmp_path / "data"
    link.symlink_to("/home/ada")
    assert file_system_of(link, mounts) == FileSystem("nfs4", is_network=True)


def test_without_a_list_of_mounts_nothing_is_known(tmp_path: Path) -> None:
    assert file_system_of(tmp_path, tmp_path / "missing") is None


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\n - - -\n", b"1 2 3 4 /"])
def test_a_list_of_another_form_names_no_file_system(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd").write_bytes(content)
    assert file_system_of(tmp_path, tmp_path / "odd") is None


@pytest.mark.skipif(sys.platform != "linux", reason="reads the list of Linux")
def test_the_list_of_this_system_is_understood(tmp_path: Path) -> None:
    found = file_system_of(tmp_path)
    assert found is not None
    assert found.name
