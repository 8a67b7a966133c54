"""What signs: a key that never leaves its home, with its certificate. A file, a token, or something far away.

All that a home must do is to sign one SHA-256 digest; that is also all that a remote service would be sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from asn1crypto import algos, x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import pkcs12

if TYPE_CHECKING:
    from pkcs11 import Session

DIGEST = Prehashed(hashes.SHA256())


class KeyTrouble(Exception):
    """The key cannot be used; the message is a whole Vietnamese sentence without secrets."""


class Signer(Protocol):
    """`certificate` is the signer's, `chain` what a reader needs to climb from it to the root."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def sign(self, digest: bytes) -> bytes:
        """The signature over a SHA-256 digest: PKCS#1 v1.5 for RSA, DER for an elliptic curve. Raises KeyTrouble."""
        ...


class FileKey:
    """A PKCS#12 file, opened once."""

    def __init__(self, path: Path, password: str) -> None:
        try:
            held = pkcs12.load_pkcs12(path.read_bytes(), password.encode())
        except (OSError, ValueError, UnsupportedAlgorithm):
            # Not chained: the library's own error may tell of the password.
            raise KeyTrouble("Không mở được tệp khóa ký số: sai mật khẩu hoặc tệp hỏng. Hãy báo quản trị.") from None
        if held.cert is None or not isinstance(held.key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
            raise KeyTrouble("Tệp khóa ký số không có khóa RSA hoặc ECC kèm chứng thư. Hãy báo quản trị.")
        self._key = held.key
        self.certificate = _translated(held.cert.certificate.public_bytes(serialization.Encoding.DER))
        self.chain = tuple(
            _translated(one.certificate.public_bytes(serialization.Encoding.DER)) for one in held.additional_certs
        )

    def sign(self, digest: bytes) -> bytes:
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(digest, padding.PKCS1v15(), DIGEST)
        return self._key.sign(digest, ec.ECDSA(DIGEST))


@dataclass(frozen=True)
class TokenPlace:
    """Where a key lives in a PKCS#11 device: the vendor's library, the token's label, that of key and certificate."""

    module: str
    token: str
    label: str
    pin: str


class TokenKey:
    """An RSA key in a PKCS#11 device. The device is asked anew for each signature, so that it may be pulled out."""

    def __init__(self, place: TokenPlace) -> None:
        from pkcs11 import Attribute, ObjectClass

        self._place = place
        with self._open() as session:
            found = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
            held = [(one[Attribute.LABEL], _translated(bytes(one[Attribute.VALUE]))) for one in found]
        own = [certificate for label, certificate in held if label == place.label]
        if len(own) != 1:
            raise KeyTrouble("Thiết bị ký số không có đúng một chứng thư mang nhãn đã cấu hình. Hãy báo quản trị.")
        self.certificate = own[0]
        self.chain = tuple(certificate for _, certificate in held if certificate.ca)

    def sign(self, digest: bytes) -> bytes:
        from pkcs11 import Mechanism, ObjectClass, PKCS11Error, SignMixin

        named = algos.DigestInfo({"digest_algorithm": {"algorithm": "sha256"}, "digest": digest}).dump()
        try:
            with self._open() as session:
                key = session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=self._place.label)
                if not isinstance(key, SignMixin):
                    raise KeyTrouble("Khóa trong thiết bị không dùng để ký được. Hãy báo quản trị.")
                return bytes(key.sign(named, mechanism=Mechanism.RSA_PKCS))
        except PKCS11Error as error:
            raise KeyTrouble("Thiết bị ký số không ký được. Hãy kiểm tra thiết bị rồi thử lại.") from error

    def _open(self) -> Session:
        from pkcs11 import PKCS11Error
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import open_pkcs11_session

        criteria = TokenCriteria(label=self._place.token)
        try:
            return open_pkcs11_session(self._place.module, token_criteria=criteria, user_pin=self._place.pin)
        except (PKCS11Error, RuntimeError) as error:
            raise KeyTrouble("Không mở được thiết bị ký số: chưa cắm, sai mã PIN hoặc bị khóa.") from error


def _translated(der: bytes) -> x509.Certificate:
    return x509.Certificate.load(der)
