"""Short codes that stand for a row in addresses: not guessable, easy to read aloud."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10

# A byte gives a letter; the bytes above the last whole alphabet would make some letters likelier, so they are dropped.
_FAIR = 256 - 256 % len(ALPHABET)
_LETTERS = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))
_UNFAIR = bytes(range(_FAIR, 256))


def new_code() -> str:
    """Ten characters, 31^10 possibilities."""
    return new_codes(1)[0]


def new_codes(count: int) -> list[str]:
    letters = b""
    while len(letters) < count * LENGTH:
        letters += secrets.token_bytes(count * LENGTH + 64).translate(_LETTERS, _UNFAIR)
    text = letters.decode()
    return [text[start : start + LENGTH] for start in range(0, count * LENGTH, LENGTH)]
