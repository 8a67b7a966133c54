"""Every address × every person: what is answered? An address without a row here fails.

302 of somebody signed out is the way to the sign-in, 401 the sign-in that keeps what was sent. 405 and 422 are answers
to an empty GET or POST by somebody who may. What a permitted request then does is told in the tests of its room.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from directives.facts import Recipient
from directives.models import Channel, Evidence, PaperFile
from directives.services import extensions, oral, passes
from directives.services.work import ResultFacts, log_result
from directives.tokens import token_of
from dispatches.jobs import plan_book
from intake.models import Mail
from intake.services import arrivals
from reminders.models import Notice
from tests.directives.incoming import register
from tests.directives.test_work_pages import photo
from tests.dispatches.batching import carried_out, planned
from tests.dispatches.copying import copied
from tests.dispatches.making import issued, letter_of
from tests.dispatches.test_secret import secret_paper
from tests.intake.papers import PLAN, paper
from tests.world import NOW, TODAY, build, person
from units import standing_in
from units.models import Membership, Role, User

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# The stranger is the văn thư of the next commune, the neighbour another tổ trưởng of the same commune; the admin is
# technical staff without a post: the papers are not his to read.
PEOPLE = ("nobody", "stranger", "neighbour", "head", "officer", "clerk", "deputy", "district", "admin")
EVERYBODY = "302 200 200 200 200 200 200 200 200"
OPEN_TO_ALL = "200 200 200 200 200 200 200 200 200"
LINK_TO_ALL = "302 302 302 302 302 302 302 302 302"

# name: (method, answers in the order of PEOPLE)
ROWS: dict[str, tuple[str, str]] = {
    "about": ("get", OPEN_TO_ALL),
    "act_as": ("post", "401 404 404 404 404 404 404 404 404"),
    "compliance:aside": ("get", "302 200 200 200 200 200 200 200 403"),
    "compliance:dashboard": ("get", "302 200 302 302 200 200 200 200 403"),
    "compliance:directive": ("get", "302 404 200 200 200 200 200 200 403"),
    "compliance:sheet": ("get", "302 200 200 200 200 200 200 200 403"),
    "compliance:unit": ("get", "302 404 404 200 200 200 200 200 403"),
    "desk": ("get", "302 200 302 302 200 200 200 200 200"),
    "directives:answer_extension": ("post", "401 404 404 403 302 403 302 403 404"),
    "directives:ask_extension": ("post", "401 404 404 422 403 403 403 403 404"),
    "directives:assignment": ("get", "302 404 404 200 200 200 200 200 404"),
    "directives:chain": ("get", "302 404 200 200 200 200 200 200 404"),
    "directives:confirm_oral": ("get", "302 404 404 403 200 200 200 403 404"),
    "directives:correct": ("get", "302 404 403 403 403 403 403 403 404"),
    "directives:detail": ("get", "302 404 200 200 200 200 200 200 404"),
    "directives:enter": ("post", "401 404 403 403 403 403 403 403 404"),
    "directives:evidence": ("get", "302 404 404 200 200 200 200 200 404"),
    "directives:file": ("get", "302 404 200 200 200 200 200 200 404"),
    "directives:give_pass": ("post", "401 404 404 403 422 422 422 403 404"),
    "directives:guest": ("get", OPEN_TO_ALL),
    "directives:guest_evidence": ("get", OPEN_TO_ALL),
    "directives:guest_file": ("get", OPEN_TO_ALL),
    "directives:guest_log_result": ("get", LINK_TO_ALL),
    "directives:guest_phone": ("get", "404 404 404 404 404 404 404 404 404"),
    "directives:guest_receive": ("post", LINK_TO_ALL),
    "directives:guest_report": ("post", LINK_TO_ALL),
    "directives:history": ("get", "302 404 200 200 200 200 200 200 404"),
    "directives:incoming": ("get", "302 200 200 200 200 200 200 200 403"),
    "directives:judging": ("get", "302 403 403 403 200 403 200 200 403"),
    "directives:list": ("get", EVERYBODY),
    "directives:log_result": ("get", "302 404 404 200 200 200 403 403 404"),
    "directives:move": ("post", "401 404 404 403 422 403 422 403 404"),
    "directives:my_work": ("get", "302 200 200 200 200 200 200 200 403"),
    "directives:name_doer": ("post", "401 404 404 302 403 403 403 403 404"),
    "directives:offline_forms": ("get", "302 200 200 200 200 200 200 200 403"),
    "directives:offline_me": ("get", OPEN_TO_ALL),
    "directives:offline_tasks": ("get", "302 200 200 200 200 200 200 200 403"),
    "directives:outgoing": ("get", "302 200 200 200 200 200 200 200 403"),
    "directives:pass_slip": ("get", "302 404 404 403 200 200 200 403 404"),
    "directives:record_oral": ("get", "302 200 403 403 200 200 200 200 403"),
    "directives:revoke_pass": ("post", "401 404 404 403 302 302 302 403 404"),
    "directives:revise_result": ("get", "302 404 404 200 200 200 403 403 404"),
    "directives:stop_repeating": ("post", "401 404 403 403 302 403 302 403 404"),
    "directives:withdraw": ("get", "302 404 403 403 403 200 403 403 404"),
    "dispatches:add_scan": ("post", "401 404 404 404 422 422 422 404 404"),
    "dispatches:add_signed": ("post", "401 404 404 404 422 422 422 404 404"),
    "dispatches:batch": ("get", "302 404 404 404 403 200 403 404 404"),
    "dispatches:batch_files": ("get", "302 404 404 404 403 200 403 404 404"),
    "dispatches:batch_print_file": ("get", "302 404 404 404 403 200 403 404 404"),
    "dispatches:batches": ("get", "302 404 404 404 403 200 403 404 404"),
    "dispatches:book": ("get", "302 404 404 404 200 200 200 404 404"),
    "dispatches:book_file": ("get", "302 404 404 404 404 404 404 404 404"),
    "dispatches:copy": ("get", "302 404 404 404 403 200 403 404 404"),
    "dispatches:copy_file": ("get", "302 404 404 404 200 200 200 404 404"),
    "dispatches:sign_copy": ("post", "401 404 404 404 403 302 403 404 404"),
    "dispatches:signed_copy": ("post", "401 404 404 404 403 302 403 404 404"),
    "dispatches:detail": ("get", "302 404 404 404 200 200 200 404 404"),
    "dispatches:edit": ("get", "302 404 404 404 200 200 200 404 404"),
    "dispatches:issue": ("get", "302 404 404 404 403 403 403 404 404"),
    "dispatches:keep_template": ("post", "401 404 404 404 422 422 422 404 404"),
    "dispatches:list": ("get", EVERYBODY),
    "dispatches:move": ("post", "401 404 404 404 302 302 302 404 404"),
    "dispatches:new": ("get", "302 200 403 403 200 200 200 200 403"),
    "dispatches:numbers": ("get", "302 200 200 200 200 200 200 200 403"),
    "dispatches:pdf": ("get", "302 404 404 404 200 200 200 404 404"),
    "dispatches:personal_file": ("get", "302 404 404 404 403 200 403 404 404"),
    "dispatches:preview": ("get", "302 404 404 404 200 200 200 404 404"),
    "dispatches:print_book": ("post", "401 200 200 200 200 200 200 200 403"),
    "dispatches:print_secret": ("post", "401 200 403 403 403 200 200 403 403"),
    "dispatches:reserve": ("post", "401 422 403 403 403 422 403 403 403"),
    "dispatches:resume_batch": ("post", "401 404 404 404 403 302 403 404 404"),
    "dispatches:secret": ("get", "302 200 403 403 403 200 200 403 403"),
    "dispatches:sequel": ("get", "302 404 404 404 403 403 403 404 404"),
    "dispatches:sign": ("post", "401 404 404 404 302 302 302 404 404"),
    "dispatches:slip": ("get", "302 404 404 404 200 200 200 404 404"),
    "dispatches:stamp": ("get", "302 404 404 404 200 200 200 404 404"),
    "dispatches:start_term": ("post", "401 422 403 403 403 422 403 403 403"),
    "dispatches:stop_batch": ("post", "401 404 404 404 403 302 403 404 404"),
    "dispatches:typed": ("post", "401 404 404 404 422 422 422 404 404"),
    "dispatches:versions": ("get", "302 404 404 404 200 200 200 404 404"),
    "dispatches:void": ("post", "401 422 403 403 403 422 403 403 403"),
    "dispatches:void_secret": ("post", "401 404 403 403 403 302 403 403 403"),
    "dispatches:word": ("get", "302 404 404 404 200 200 200 404 404"),
    "health": ("get", OPEN_TO_ALL),
    "intake:add_scan": ("get", "302 404 404 404 403 302 403 404 404"),
    "intake:again": ("post", "401 404 404 404 403 302 403 404 403"),
    "intake:drop": ("post", "401 404 404 404 403 302 403 404 403"),
    "intake:mail": ("get", "302 200 403 403 403 200 403 403 403"),
    "intake:mail_again": ("post", "401 404 404 404 403 302 403 404 403"),
    "intake:mail_pass": ("post", "401 404 404 404 403 422 403 404 403"),
    "intake:original": ("get", "302 404 404 404 403 200 403 404 403"),
    "intake:part": ("post", "401 404 404 404 403 302 403 404 403"),
    "intake:progress": ("get", "302 404 404 404 403 302 403 404 403"),
    "intake:purpose": ("post", "401 404 404 404 403 302 403 404 403"),
    "intake:reading": ("get", "302 404 404 404 403 200 403 404 403"),
    "intake:start": ("get", "302 200 403 403 200 200 200 200 403"),
    "intake:text": ("post", "401 404 404 404 403 422 403 404 403"),
    "login": ("get", OPEN_TO_ALL),
    "logout": ("post", OPEN_TO_ALL),
    "mail_folder": ("get", EVERYBODY),
    "manifest": ("get", OPEN_TO_ALL),
    "notice_open": ("get", "302 404 404 302 404 404 404 404 404"),
    "notices": ("get", EVERYBODY),
    "notices_read": ("post", "401 302 302 302 302 302 302 302 302"),
    "offline": ("get", OPEN_TO_ALL),
    "password_change": ("get", EVERYBODY),
    "password_change_done": ("get", EVERYBODY),
    "ready": ("get", "503 503 503 503 503 503 503 503 503"),
    "received_form": ("get", "302 404 404 404 200 200 200 404 404"),
    "revoke_stand_in": ("post", "401 404 404 302 404 302 404 404 403"),
    "search": ("get", EVERYBODY),
    "service_worker": ("get", OPEN_TO_ALL),
    "verify": ("get", OPEN_TO_ALL),
    "stand_ins": ("get", "302 200 200 200 200 200 200 200 403"),
    "sign_in_again": ("post", "302 302 302 302 302 302 302 302 302"),
}


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> list[str]:
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name == "admin":
                continue  # Django's own, tested in tests/dissemination/test_admin.py
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found += addresses(pattern.url_patterns, inner)
        elif pattern.name:
            found.append(prefix + pattern.name)
    return found


def test_every_address_has_a_row():
    assert set(addresses(get_resolver().url_patterns)) == set(ROWS)


def arguments(name: str, things: dict[str, str | int]) -> list[str | int]:
    """What stands in the address: the code or key of a thing of the world."""
    if name in BEHIND_A_LINK:
        return [things["token"], things[BEHIND_A_LINK[name]]]
    if name in BY_THING:
        return [things[BY_THING[name]], *VERBS.get(name, [])]
    return []


BEHIND_A_LINK = {"directives:guest_file": "file", "directives:guest_evidence": "photo"}
BY_THING = {
    **dict.fromkeys(
        [
            "directives:detail",
            "directives:enter",
            "directives:chain",
            "directives:history",
            "directives:withdraw",
            "compliance:directive",
            "verify",
        ],
        "issued",
    ),
    "directives:correct": "issued",
    "directives:confirm_oral": "said",
    "directives:stop_repeating": "task",
    "revoke_stand_in": "stand_in",
    "directives:file": "file",
    **dict.fromkeys(
        ["directives:assignment", "directives:log_result", "directives:name_doer", "directives:move"], "work"
    ),
    **dict.fromkeys(
        [f"directives:{page}" for page in ("ask_extension", "give_pass", "pass_slip", "revoke_pass")], "work"
    ),
    **dict.fromkeys(
        [f"directives:guest{page}" for page in ("", "_log_result", "_phone", "_receive", "_report")], "token"
    ),
    "directives:answer_extension": "extension",
    "directives:revise_result": "result",
    "directives:evidence": "photo",
    **dict.fromkeys(
        [
            f"dispatches:{page}"
            for page in (
                "detail",
                "edit",
                "typed",
                "keep_template",
                "preview",
                "pdf",
                "versions",
                "word",
                "issue",
                "add_scan",
                "move",
                "sequel",
            )
        ],
        "draft",
    ),
    **dict.fromkeys(
        [f"intake:{page}" for page in ("reading", "original", "part", "text", "progress", "again", "purpose", "drop")],
        "arrival",
    ),
    **dict.fromkeys(["dispatches:add_signed", "dispatches:sign"], "issued"),
    **dict.fromkeys(["dispatches:copy", "dispatches:slip", "dispatches:stamp"], "came"),
    **dict.fromkeys(["intake:mail_again", "intake:mail_pass"], "mail"),
    **dict.fromkeys(["intake:add_scan", "received_form"], "came"),
    **dict.fromkeys(["dispatches:copy_file", "dispatches:sign_copy", "dispatches:signed_copy"], "copy"),
    "dispatches:batches": "issued",
    **dict.fromkeys(
        [f"dispatches:{page}" for page in ("batch", "batch_files", "batch_print_file", "resume_batch", "stop_batch")],
        "batch",
    ),
    "dispatches:personal_file": "personal",
    "dispatches:book": "printing",
    "dispatches:book_file": "printing",
    "dispatches:print_book": "direction",
    "dispatches:print_secret": "secret_book",
    "dispatches:secret": "secret_book",
    "dispatches:void_secret": "secret_entry",
    "compliance:unit": "unit",
    "notice_open": "notice",
}
VERBS: dict[str, list[str | int]] = {
    "directives:move": ["accept"],
    "directives:answer_extension": ["agree"],
    "dispatches:move": ["approve"],
    "dispatches:sign": ["ca-nhan"],
    "intake:original": [1],
    "intake:part": [1],
    "dispatches:print_book": [2024],
    "dispatches:print_secret": [2024],
}


def build_things() -> tuple[dict[str, User | None], dict[str, str | int]]:
    """The world with one of each thing that an address may name, all of UBND thị trấn Chợ Chu."""
    world = build()
    letter = issued(world)
    draft = letter_of(world, subject="công tác khác")
    work = world.assignment_of(world.head)
    facts = ResultFacts(Channel.objects.get(code="loa"), TODAY, {"luot-phat": 2})
    result = log_result(actor=world.head, assignment=work, facts=facts, photos=[photo()], at=NOW)
    request = extensions.Request(TODAY + timedelta(days=30), "Loa hỏng", "Đã dán thông báo")
    extension = extensions.ask(actor=world.head, assignment=work, request=request, at=NOW)
    link = passes.give(actor=world.officer, assignment=work, days=7, asks_phone=False, at=NOW)
    copy = copied(world, register(world.clerk).directive)
    duty = oral.Duty("Dọn vệ sinh", [Recipient(unit=world.head.unit)])
    saying = oral.Saying("Ông Chín", TODAY, "họp", "vệ sinh")
    said = oral.record(actor=world.officer, saying=saying, duties=[duty], at=NOW)
    held = Membership.objects.get(post=world.head.post)
    who = person(world.head.unit, "Đinh Thị Mười", "Tổ phó", Role.MEMBER, "0912000010").user
    stand_in = standing_in.name(actor=world.head, held=held, user=who, first=TODAY, last=TODAY, at=NOW)
    upload = arrivals.Upload("145.txt", paper(PLAN).encode())
    arrival = arrivals.take(actor=world.clerk, purpose="register", text="", uploads=[upload], at=NOW)[0]
    batch = carried_out(planned(world, letter, units=[world.neighbour.unit]))
    people: dict[str, User | None] = {name: getattr(world, name).user for name in PEOPLE[1:-1]}
    people |= {"nobody": None, "admin": User.objects.create_superuser("quan-tri", "x", full_name="Quản trị")}
    return people, {
        "issued": letter.directive.code,
        "draft": draft.directive.code,
        "came": copy.directive.code,
        "copy": copy.pk,
        "said": said.code,
        "task": letter.directive.tasks.first().pk,
        "stand_in": stand_in.pk,
        "file": PaperFile.objects.get(directive=letter.directive).code,
        "work": work.code,
        "result": result.pk,
        "extension": extension.pk,
        "token": token_of(link.code),
        "photo": Evidence.objects.get().code,
        "arrival": arrival.code,
        "mail": Mail.objects.create(
            box="a",
            validity=1,
            uid=1,
            message_id="1",
            unit=world.commune,
            claimed_at=NOW,
            done_at=NOW,
            outcome="failed",
        ).pk,
        "unit": world.head.unit.pk,
        "batch": batch.pk,
        "personal": batch.copies.get().pk,
        "printing": plan_book(actor=world.clerk, book="out", year=2024, count=1, at=NOW).pk,
        "direction": "out",
        "secret_book": "di",
        "secret_entry": secret_paper(world).pk,
        "notice": Notice.objects.for_user(world.head.user).first().pk,
    }


def test_every_person_gets_what_the_table_says(time_machine):
    time_machine.move_to(NOW, tick=False)
    people, things = build_things()
    wrong = []
    for name, (method, expected) in ROWS.items():
        url = reverse(name, args=arguments(name, things))
        answers = " ".join(str(answer(people[person], method, url)) for person in PEOPLE)
        if answers != expected:
            wrong.append(f"{name}: {answers}, not {expected}")
    assert not wrong, "\n".join(["for " + " ".join(PEOPLE), *wrong])


def answer(user: User | None, method: str, url: str) -> int:
    """The status; whatever the request changed is undone."""
    client = Client()
    if user is not None:
        client.force_login(User.objects.get(pk=user.pk))
    with transaction.atomic():
        status = getattr(client, method)(url).status_code
        transaction.set_rollback(True)
    return status
