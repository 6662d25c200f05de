"""What may happen to a file: bad disks, bad editors, bad wishes. The same seed always does the same damage."""

import random

HOSTILE = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[31m", b"\xe2\x80\xae", b"<script>alert(1)</script>", b"'''", b'"""',
    b"[[[[", b"a.b.c.d = 1\n", b"inf", b"nan", b"-0", b"9" * 400, b"1979-05-27T07:32:00Z", b"../../etc/passwd",
    b"\\u0000", b"\\ud800", b"true", b"{}", b"[]", b"\n\n[x]\n", b"\r", b"=", b"#", b"%s%n{0}", b"facts = []\n",
)  # fmt: skip


def damaged(raw: bytes, dice: random.Random) -> bytes:
    """One to three pieces of damage."""
    for _ in range(dice.randrange(1, 4)):
        raw = _once(raw, dice)
    return raw


def _once(raw: bytes, dice: random.Random) -> bytes:
    if not raw:
        return dice.choice(HOSTILE)
    at = dice.randrange(len(raw))
    match dice.randrange(9):
        case 0:
            return raw[:at]
        case 1:
            return raw[:at] + bytes([raw[at] ^ (1 << dice.randrange(8))]) + raw[at + 1 :]
        case 2:
            return raw[:at] + raw[at + dice.randrange(1, 60) :]
        case 3:
            return raw[:at] + dice.randbytes(dice.randrange(1, 9)) + raw[at:]
        case 4:
            return raw[:at] + dice.choice(HOSTILE) + raw[at:]
        case 5:
            return raw[:at] + bytes(min(512, len(raw) - at)) + raw[at + 512 :]
        case 6:  # a piece stands elsewhere too
            piece = raw[at : at + dice.randrange(1, 400)]
            to = dice.randrange(len(raw))
            return raw[:to] + piece + raw[to:]
        case 7:  # two lines changed places
            lines = raw.split(b"\n")
            one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            return b"\n".join(lines)
        case _:  # a line is gone
            lines = raw.split(b"\n")
            del lines[dice.randrange(len(lines))]
            return b"\n".join(lines)
