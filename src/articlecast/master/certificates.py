"""The key that signs Content Credentials: an editor's own, or one that is made here, for which nobody vouches."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from articlecast.errors import MasterError
from articlecast.master.provenance import Credential

SELF_MADE = "self-made by articlecast (nobody vouches for it)"
"""The name in a certificate of ours: whoever looks at the credentials reads it."""
_YEARS = 20
_HINT = "a PEM file with the key, and one with its certificate and those above it   (docs/disclosure.md)"
_UNUSED = (
    "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only",
)  # fmt: skip
_CURVES = {"secp256r1": "ES256", "secp384r1": "ES384", "secp521r1": "ES512"}


def read_credential(certificates: bytes, key: bytes) -> Credential:
    """The key and its certificates, as PEM; raises MasterError for what is none, or where the two are not of a pair."""
    from cryptography import x509  # noqa: PLC0415 -- an extra's
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 -- as above
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 -- as above

    try:
        chain = x509.load_pem_x509_certificates(certificates)
        first = chain[0]
    except (ValueError, IndexError) as error:
        raise MasterError("Content Credentials", "the certificate's file holds none in PEM", _HINT) from error
    try:
        private = serialization.load_pem_private_key(key, None)
    except TypeError as error:  # it is encrypted
        plain = "openssl pkey -in KEY.pem -out PLAIN.pem && chmod 600 PLAIN.pem"
        raise MasterError("Content Credentials", "the key wants a password, and nobody is asked", plain) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise MasterError("Content Credentials", "the key's file holds none in PEM", _HINT) from error
    if _write_public(first.public_key()) != _write_public(private.public_key()):
        raise MasterError("Content Credentials", "the certificate is not that of the key", _HINT)
    alone = b"".join(each.public_bytes(serialization.Encoding.PEM) for each in chain)  # the file may hold the key, too
    return Credential(alone, _write_private(private), _name_algorithm(private))


def find_end(credential: Credential, now: datetime) -> datetime:
    """Until when the certificate holds; raises MasterError where it holds no more, or not yet."""
    from cryptography import x509  # noqa: PLC0415 -- as above

    first = x509.load_pem_x509_certificates(credential.certificates)[0]
    begin, end = first.not_valid_before_utc, first.not_valid_after_utc
    if now > end:
        raise MasterError("Content Credentials", f"the certificate ended on {end:%Y-%m-%d}", _HINT)
    if now < begin:
        raise MasterError("Content Credentials", f"the certificate begins on {begin:%Y-%m-%d}", _HINT)
    return end


def is_self_made(credential: Credential) -> bool:
    """Whether the certificate is one of those that are made here."""
    return SELF_MADE in name_signer(credential)


def name_signer(credential: Credential) -> str:
    """Whose certificate it is, as it says itself."""
    from cryptography import x509  # noqa: PLC0415 -- as above

    return x509.load_pem_x509_certificates(credential.certificates)[0].subject.rfc4514_string()


def make_credential(organisation: str, now: datetime) -> bytes:
    """A key and its certificates as one PEM file; another one each time.

    C2PA refuses a certificate that signed itself: one is made that signs the other, and its key is thrown away.
    """
    from cryptography import x509  # noqa: PLC0415 -- as above
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 -- as above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 -- as above
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID  # noqa: PLC0415 -- as above

    root, leaf = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    whose = x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64] or "articlecast")
    above = x509.Name([whose, x509.NameAttribute(NameOID.COMMON_NAME, "articlecast")])
    name = x509.Name([whose, x509.NameAttribute(NameOID.COMMON_NAME, SELF_MADE)])

    def begin(subject: x509.Name, key: Any, *, signs: bool) -> x509.CertificateBuilder:
        usage = dict.fromkeys(_UNUSED, False)
        return (
            x509.CertificateBuilder(issuer_name=above, subject_name=subject, public_key=key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=365 * _YEARS))
            .add_extension(x509.BasicConstraints(ca=signs, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(digital_signature=not signs, key_cert_sign=signs, crl_sign=signs, **usage), critical=True
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )

    vouching = begin(above, root, signs=True).sign(root, None)
    signing = (
        begin(name, leaf, signs=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key()), critical=False)
        .sign(root, None)
    )
    pem = serialization.Encoding.PEM
    return _write_private(leaf) + signing.public_bytes(pem) + vouching.public_bytes(pem)


def _name_algorithm(private: Any) -> str:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415 -- as above

    match private:
        case ed25519.Ed25519PrivateKey():
            return "ED25519"
        case rsa.RSAPrivateKey():
            return "PS256"
        case ec.EllipticCurvePrivateKey() if private.curve.name in _CURVES:
            return _CURVES[private.curve.name]
    curve = getattr(getattr(private, "curve", None), "name", "")
    kind = curve or type(private).__name__.removesuffix("PrivateKey")
    raise MasterError("Content Credentials", f"C2PA knows no key of the kind {kind}", _HINT)


def _write_private(key: Any) -> bytes:
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 -- as above

    form, none = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return bytes(key.private_bytes(serialization.Encoding.PEM, form, none))


def _write_public(key: Any) -> bytes:
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 -- as above

    return bytes(key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo))
