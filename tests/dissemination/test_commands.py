"""What holds for every command of the house, whichever room it stands in."""

from pathlib import Path

import pytest
from django.core.management import (
    CommandError,
    call_command,
    execute_from_command_line,
    get_commands,
    load_command_class,
)

from jobs.commands import BaseCommand

ROOT = Path(__file__).parents[2]


def test_every_command_refuses_with_its_sentence_alone():
    names = {path.stem for path in ROOT.glob("*/management/commands/[a-z]*.py")}
    apps = get_commands()
    assert len(names) >= 8
    assert not [name for name in sorted(names) if not isinstance(load_command_class(apps[name], name), BaseCommand)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "thiếu file."),
        (["a.txt", "b.txt"], "lệnh này không có b.txt."),
        (["a.txt", "--max-mb"], "ở mục --max-mb: phải có một giá trị đi sau."),
        (["a.txt", "--max-mb", "x"], "ở mục --max-mb: phải là số nguyên, không phải 'x'."),
        (["a.txt", "--json=1"], "ở mục --json: không nhận giá trị '1'."),
        (["a.txt", "--verbosity", "9"], "ở mục -v/--verbosity: không nhận giá trị 9 (chọn một trong: 0, 1, 2, 3)."),
    ],
)
def test_what_is_wrong_with_the_words_of_a_command_is_told_in_vietnamese(capfd, words, sentence):
    with pytest.raises(SystemExit) as ended:
        execute_from_command_line(["manage.py", "read_document", *words])
    assert ended.value.code == 2
    told = f"Gọi lệnh chưa đúng: {sentence} Gõ manage.py read_document --help để xem cách gọi.\n"
    assert capfd.readouterr() == ("", told)
    with pytest.raises(CommandError, match="Gọi lệnh chưa đúng: "):
        call_command("read_document", *words)
