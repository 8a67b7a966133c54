"""What holds for every command of the house, whichever room it stands in."""

from pathlib import Path

from django.core.management import get_commands, load_command_class

from jobs.commands import BaseCommand

ROOT = Path(__file__).parents[2]


def test_every_command_refuses_with_its_sentence_alone():
    names = {path.stem for path in ROOT.glob("*/management/commands/[a-z]*.py")}
    apps = get_commands()
    assert len(names) >= 8
    assert not [name for name in sorted(names) if not isinstance(load_command_class(apps[name], name), BaseCommand)]
