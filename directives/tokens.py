"""The token in a link: the code of a pass, signed with the secret of the installation; nothing of it is stored."""

from django.core.signing import Signer

_signer = Signer(sep=".", salt="directives.pass")


def token_of(code: str) -> str:
    return _signer.sign(code)


def code_of(token: str) -> str:
    """Raises BadSignature."""
    return _signer.unsign(token)
