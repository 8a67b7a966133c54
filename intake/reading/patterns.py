"""How are phrases matched over wrapped lines? A blank in a pattern stands for any white space."""

import re

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"  # in a class of characters


def phrase(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern over plain text in which every blank also matches a line break and an indent."""
    return re.compile(pattern.replace(" ", r"\s{1,40}"), flags)
