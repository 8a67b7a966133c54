"""Short codes that stand for a row in addresses: not guessable, easy to read aloud."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_code() -> str:
    """Ten characters, 31^10 possibilities."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))
