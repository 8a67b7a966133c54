"""An authority of the tests' own, and certificates that it gives to people and offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

AUTHORITY = "Trung tâm thử nghiệm"
PASSWORD = "mật khẩu thử"
FROM, TO = datetime(2024, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


@lru_cache
def authority(name: str) -> Holder:
    key = rsa.generate_private_key(65537, 2048)
    return Holder(key, _certificate(name, key, name, key, FROM, TO, is_authority=True))


@lru_cache
def holder(name: str, *, until: datetime = TO, by: str = AUTHORITY, stamps: bool = False, asked_at: str = "") -> Holder:
    """`asked_at`: where the authority answers whether it took the certificate back (OCSP)."""
    key = rsa.generate_private_key(65537, 2048)
    giver = authority(by)
    return Holder(key, _certificate(name, key, by, giver.key, FROM, until, stamps=stamps, asked_at=asked_at))


def keep(folder: Path, who: Holder, *, by: str = AUTHORITY) -> Path:
    """The folder of one signer, as docs/operations.md describes it."""
    folder.mkdir(parents=True, exist_ok=True)
    sealed = BestAvailableEncryption(PASSWORD.encode())
    held = pkcs12.serialize_key_and_certificates(b"key", who.key, who.certificate, [authority(by).certificate], sealed)
    (folder / "key.p12").write_bytes(held)
    (folder / "password").write_text(PASSWORD + "\n", encoding="utf-8")
    return folder


def _certificate(
    name: str,
    key: rsa.RSAPrivateKey,
    giver: str,
    giver_key: rsa.RSAPrivateKey,
    since: datetime,
    until: datetime,
    *,
    is_authority: bool = False,
    stamps: bool = False,
    asked_at: str = "",
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not is_authority, content_commitment=not is_authority, key_cert_sign=is_authority,
        crl_sign=is_authority, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    purpose = ExtendedKeyUsageOID.TIME_STAMPING if stamps else ExtendedKeyUsageOID.EMAIL_PROTECTION
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(giver))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(giver_key.public_key()), critical=False)
    )
    if not is_authority:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=stamps)
    if asked_at:
        place = x509.UniformResourceIdentifier(asked_at)
        access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, place)
        builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    return builder.sign(giver_key, hashes.SHA256())


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
