"""The key with which an installation signs badges, and what others verify them by."""

import base64
import contextlib
import json
import secrets
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from turnabout import storage

FILE = "badge-key"
ED25519 = b"\xed\x01"
"""How a key of this kind begins, in a did:key."""

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def signed(claims: dict[str, Any]) -> str:
    """Return the claims as a compact JWT, signed with the key of the installation."""
    head = {"alg": "EdDSA", "typ": "vc+jwt", "kid": key_id()}
    body = ".".join(_encoded(json.dumps(part).encode()) for part in (head, claims))
    return f"{body}.{_encoded(_key().sign(body.encode()))}"


def issuer_id() -> str:
    """Return the name of the installation as an issuer: its public key, for anyone to check by."""
    return f"did:key:{_multikey()}"


def key_id() -> str:
    """Return the name of the key."""
    return f"{issuer_id()}#{_multikey()}"


def public_jwk() -> dict[str, str]:
    """Return the public key as a JSON Web Key."""
    return {"kty": "OKP", "crv": "Ed25519", "x": _encoded(_public()), "kid": key_id()}


def _multikey() -> str:
    return f"z{_base58(ED25519 + _public())}"


def _public() -> bytes:
    return (
        _key().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    )


def _key() -> Ed25519PrivateKey:
    """Return the key, made where there is none; of two made at once the first stays."""
    file = Path(settings.DATA) / FILE
    if not file.exists():
        _make(file)
    key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{file} holds no Ed25519 key")
    return key


def _make(file: Path) -> None:
    storage.make_private_folder(file.parent)
    drawn = file.with_name(f".{FILE}-{secrets.token_hex(8)}")
    storage.make_private_file(drawn)
    drawn.write_bytes(
        Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    with contextlib.suppress(FileExistsError):
        file.hardlink_to(drawn)
    drawn.unlink()


def _encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode("ascii")


def _base58(raw: bytes) -> str:
    """Return bytes as Bitcoin writes them. Ours never begin with a zero."""
    number, said = int.from_bytes(raw), ""
    while number:
        number, place = divmod(number, len(BASE58))
        said = BASE58[place] + said
    return said
