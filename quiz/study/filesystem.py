"""Which file system a path lies on, and whether other computers can write there too."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
"""The list of mounts as Linux gives it. https://www.man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html."""

_NETWORK_TYPE = re.compile(
    r"9p|afs|beegfs|ceph|cifs|coda|davfs|gfs2|glusterfs|gpfs|lustre|ncpfs|nfs4?|ocfs2|orangefs|smb3|smbfs|virtiofs"
    r"|fuse\.(ceph|ceph-fuse|davfs|glusterfs|gvfsd-fuse|juicefs|mfs|rclone|s3fs|smbnetfs|sshfs)"
)
"""The types of file system that several computers can write to at a time."""

_TYPE_AFTER = 6
"""The field at which the optional fields of a line begin; a lone hyphen ends them, and the type follows."""

_ESCAPE = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class FileSystem:
    """A file system, as far as keeping a history on it goes."""

    name: str
    """Its type as the system names it, such as `ext4` or `nfs4`."""
    is_network: bool
    """Can other computers write to it at the same time?"""


def file_system_of(path: Path, mounts: Path = MOUNTS) -> FileSystem | None:
    """The file system that a path lies on, or will once it exists; None where the system has no such list.

    `statfs` would be simpler, but gives wrong types for some network file systems.

    Args:
        path: The file or folder.
        mounts: The list of mounts.
    """
    try:
        text = mounts.read_text(encoding="utf-8", errors="surrogateescape")
        place = os.path.realpath(path)
    except (OSError, ValueError):
        return None
    found = [(len(point), type_) for point, type_ in _mounts(text) if _is_below(place, point)]
    if not found:
        return None
    longest = max(length for length, _ in found)
    name = [type_ for length, type_ in found if length == longest][-1]  # the last mount covers the others
    return FileSystem(name, _NETWORK_TYPE.fullmatch(name) is not None)


def _mounts(text: str) -> Iterator[tuple[str, str]]:
    """The mount point and type of each line."""
    for line in text.splitlines():
        fields = line.split(" ")
        if "-" in fields[_TYPE_AFTER:-1]:
            type_ = fields[fields.index("-", _TYPE_AFTER) + 1]
            yield _ESCAPE.sub(lambda escape: chr(int(escape[1], 8)), fields[4]), type_


def _is_below(place: str, point: str) -> bool:
    return place == point or place.startswith(point.rstrip("/") + "/")
