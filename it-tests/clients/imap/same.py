"""
Compares two Maildirs: the same messages, whatever their names, times and line ends. With a third argument, "mended", the second
is of a client that mends what is broken, and only number and identifiers are compared.
"""

import collections
import hashlib
import pathlib
import re
import sys

# By these fields clients know again what they have copied.
MARKS = re.compile(rb"^(X-TUID|X-OfflineIMAP): .*\n", re.M)


def mark(mail):
    if sys.argv[3:] == ["mended"]:
        found = re.search(rb"^Message-ID: (.*)$", mail, re.M)
        return found[1] if found else b""
    return hashlib.sha256(mail).hexdigest()


def mails(maildir):
    files = [file for part in ("cur", "new") for file in pathlib.Path(maildir, part).iterdir()]
    return collections.Counter(mark(MARKS.sub(b"", file.read_bytes().replace(b"\r\n", b"\n"))) for file in files)


one, other = mails(sys.argv[1]), mails(sys.argv[2])
print(f"{sum(one.values())} and {sum(other.values())} messages, {sum((one - other).values())} of the first missing")
sys.exit(0 if one == other and one else 1)
