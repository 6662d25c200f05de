"""Ed25519 keys and signatures, in the files that minisign reads and writes.

So a hospital can make its key, sign and verify with that program too, and needs to believe nobody's home-made format.
The arithmetic is libsodium's, through PyNaCl: 0.2 to 1.4 MB where the other maintained library takes 4 to 5. It is
imported here alone and only when something is signed or verified, so the window never pays for it.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from app.errors import SetError

if TYPE_CHECKING:
    from collections.abc import Callable

_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_PLAIN, _PREHASHED, _SCRYPT, _SUM = b"Ed", b"ED", b"Sc", b"B2"
_KEY_BYTES, _SECRET_BYTES, _SIGNATURE_BYTES = 42, 158, 74
_LONGEST_LINE = 1024
_MOST_MEMORY = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class PublicKey:
    """`number` names the key in signatures, eight bytes shown as 16 capital hexadecimal figures."""

    number: str
    key: bytes
    name: str = ""

    def text(self) -> str:
        """The two lines of a public key file."""
        raw = _PLAIN + bytes.fromhex(self.number)[::-1] + self.key
        return f"{_UNTRUSTED}minisign public key {self.number}\n{base64.b64encode(raw).decode()}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """`seed_and_key` are the 64 bytes that libsodium signs with."""

    number: str
    seed_and_key: bytes

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.number, self.seed_and_key[32:])


@dataclass(frozen=True, slots=True)
class Signature:
    """Of some bytes; `comment` is signed with it and can be believed once the signature holds."""

    number: str
    raw: bytes
    comment: str
    comment_raw: bytes

    def lines(self) -> tuple[str, str, str, str]:
        """The four lines of a minisign signature file."""
        first = _PREHASHED + bytes.fromhex(self.number)[::-1] + self.raw
        return (
            f"{_UNTRUSTED}signature from key {self.number}",
            base64.b64encode(first).decode(),
            f"{_TRUSTED}{self.comment}",
            base64.b64encode(self.comment_raw).decode(),
        )


def new_key() -> SecretKey:
    """A key that nobody has had before."""
    from nacl.signing import SigningKey

    made = SigningKey.generate()
    return SecretKey(os.urandom(8)[::-1].hex().upper(), bytes(made) + bytes(made.verify_key))


def sign(data: bytes, key: SecretKey, comment: str) -> Signature:
    """Signs the BLAKE2b sum of `data`, then the signature together with the comment."""
    from nacl.signing import SigningKey

    signer = SigningKey(key.seed_and_key[:32])
    raw = signer.sign(blake2b(data).digest()).signature
    return Signature(key.number, raw, comment, signer.sign(raw + comment.encode()).signature)


def verify(data: bytes, signature: Signature, key: PublicKey) -> bool:
    """Whether `key` signed `data` and the comment."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        checker = VerifyKey(key.key)
        checker.verify(blake2b(data).digest(), signature.raw)
        checker.verify(signature.raw + signature.comment.encode(), signature.comment_raw)
    except CryptoError:
        return False
    return True


def read_signature(lines: tuple[str, ...]) -> Signature:
    """The signature in four lines. ValueError if they are none."""
    if len(lines) != 4 or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        raise ValueError("not the lines of a signature")
    first, comment_raw = _decoded(lines[1], _SIGNATURE_BYTES), _decoded(lines[3], 64)
    if first[:2] != _PREHASHED:
        raise ValueError("not a signature of this kind")
    return Signature(_number(first), first[10:], lines[2].removeprefix(_TRUSTED), comment_raw)


def read_public_key(text: str, name: str = "") -> PublicKey:
    """The key in a public key file. ValueError if it is none."""
    lines = text.splitlines()
    if len(lines) < 2 or not lines[0].startswith(_UNTRUSTED):
        raise ValueError("not a public key")
    raw = _decoded(lines[1], _KEY_BYTES)
    if raw[:2] != _PLAIN:
        raise ValueError("not a key of this kind")
    return PublicKey(_number(raw), raw[10:], name)


def secret_text(key: SecretKey, password: str = "", *, ops: int = 33_554_432, memory: int = 1_073_741_824) -> str:
    """The two lines of a secret key file, under a password unless it is "". `ops` and `memory` are minisign's own."""
    number = bytes.fromhex(key.number)[::-1]
    inside = number + key.seed_and_key + (_sum(number + key.seed_and_key) if password else bytes(32))
    salt = os.urandom(32) if password else bytes(32)
    if password:
        inside = _xor(inside, _stream(password, salt, ops, memory, len(inside)))
    else:
        ops = memory = 0
    kind = _SCRYPT if password else bytes(2)
    raw = _PLAIN + kind + _SUM + salt + ops.to_bytes(8, "little") + memory.to_bytes(8, "little") + inside
    said = "encrypted secret key" if password else "secret key"
    return f"{_UNTRUSTED}minisign {said}\n{base64.b64encode(raw).decode()}\n"


def read_secret_key(text: str, ask: Callable[[], str]) -> SecretKey:
    """The key in a secret key file; `ask` gives the password if it has one. SetError says why there is none."""
    try:
        lines = text.splitlines()
        if len(lines) < 2 or not lines[0].startswith(_UNTRUSTED):
            raise ValueError("not a secret key")
        raw = _decoded(lines[1], _SECRET_BYTES)
        if raw[:2] != _PLAIN or raw[2:4] not in (_SCRYPT, bytes(2)) or raw[4:6] != _SUM:
            raise ValueError("not a key of this kind")
    except ValueError as error:
        raise SetError(f"The key cannot be used: {error}.", "", "Make one with: nms-bedside-cli content key") from None
    salt, ops, memory = raw[6:38], int.from_bytes(raw[38:46], "little"), int.from_bytes(raw[46:54], "little")
    inside = raw[54:]
    if raw[2:4] == _SCRYPT:
        if memory > _MOST_MEMORY:
            raise SetError(
                "The key cannot be used: its password takes too much memory to check.", "", "Use another key."
            )
        inside = _xor(inside, _stream(ask(), salt, ops, memory, len(inside)))
    number, seed_and_key, told = inside[:8], inside[8:72], inside[72:]
    whole = told == bytes(32) if raw[2:4] == bytes(2) else hmac.compare_digest(told, _sum(number + seed_and_key))
    if not whole or not _belong_together(seed_and_key):
        raise SetError(
            "The key cannot be used: the password is wrong, or the file is damaged.",
            "",
            "Try again; if it stays so, use the copy of the key that was put away.",
        )
    return SecretKey(number[::-1].hex().upper(), seed_and_key)


def _sum(number_and_key: bytes) -> bytes:
    return blake2b(_PLAIN + number_and_key, digest_size=32).digest()


def _belong_together(seed_and_key: bytes) -> bool:
    """Whether the public half is that of the secret half."""
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed_and_key[:32]).verify_key) == seed_and_key[32:]


def _stream(password: str, salt: bytes, ops: int, memory: int, length: int) -> bytes:
    from nacl import pwhash

    return pwhash.scrypt.kdf(length, password.encode(), salt, opslimit=ops, memlimit=memory)


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=True))


def _number(raw: bytes) -> str:
    return raw[2:10][::-1].hex().upper()


def _decoded(line: str, length: int) -> bytes:
    if len(line) > _LONGEST_LINE:
        raise ValueError("a line is far too long")
    try:
        raw = base64.b64decode(line, validate=True)
    except binascii.Error:
        raise ValueError("a line is not base64") from None
    if len(raw) != length:
        raise ValueError("a line has the wrong length")
    return raw
