"""What was said before it is on paper: recorded by who received it, plainly unconfirmed, confirmed by the paper."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from audit.models import Entry
from compliance import queries
from directives.facts import Recipient
from directives.models import Assignment, Directive, LinkKind, Status
from directives.policies import Forbidden, Refused
from directives.services import issuing, oral, registering, work
from directives.services.oral import Duty, Saying
from directives.states import State
from reminders.models import Channel, Kind, Notice
from reminders.services import plan_morning
from tests.directives.incoming import plan_145, register
from tests.world import NOW, TODAY, World, build, person
from units import services
from units.models import Role

pytestmark = pytest.mark.django_db
DUE = date(2024, 4, 12)
SAYING = Saying("Hoàng Văn Chín", date(2024, 4, 8), "giao ban tuần", "vệ sinh môi trường", "Phó Chủ tịch UBND huyện")


@pytest.fixture
def world() -> World:
    return build()


def duty(world, **changes):
    return Duty(
        **{"text": "Ra quân dọn vệ sinh", "recipients": [Recipient(unit=world.head.unit)], "due_on": DUE} | changes
    )


def said(world, actor=None, saying=SAYING, duties=None) -> Directive:
    return oral.record(actor=actor or world.officer, saying=saying, duties=duties or [duty(world)], at=NOW)


def paper(world) -> Directive:
    """A paper from above that came in after it was said."""
    return register(world.clerk, plan_145(issued_on=date(2024, 4, 9)), arrived_on=TODAY).directive


def party_here(world):
    """The Party committee of the same commune, which no State body gives work."""
    return services.open_unit(
        parent=None, name="Đảng ủy thị trấn", short_name="Đảng ủy thị trấn", branch="party", kind="authority",
        area=world.commune.area,
    )  # fmt: skip


# --- Recording -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["officer", "clerk", "deputy"])
def test_who_received_it_writes_it_down_and_gives_the_work(world, who):
    directive = said(world, getattr(world, who))
    assert (directive.status, directive.issuer, directive.signer_name) == (Status.ORAL, world.commune, "Hoàng Văn Chín")
    row = directive.assignments.get()
    assert (row.unit, row.state, row.due_on) == (world.head.unit, State.GIVEN, DUE)
    entry = Entry.objects.get(verb="paper.said")
    assert entry.sentence.endswith("ghi lại truyền đạt miệng của Hoàng Văn Chín ngày 08/4/2024.")


@pytest.mark.parametrize("who", ["head", "neighbour"])
def test_the_head_of_a_neighbourhood_does_not(world, who):
    with pytest.raises(Forbidden):
        said(world, getattr(world, who))


def test_only_to_the_own_unit_and_those_below(world):
    strange = duty(world, recipients=[Recipient(unit=world.next_commune)])
    with pytest.raises(Refused, match="không thuộc"):
        said(world, duties=[strange])
    above = duty(world, recipients=[Recipient(unit=world.district_unit)])
    with pytest.raises(Refused, match="không thuộc"):
        said(world, duties=[above])
    party = duty(world, recipients=[Recipient(unit=party_here(world))])
    with pytest.raises(Refused, match="không thuộc"):
        said(world, duties=[party])
    own = said(world, duties=[duty(world, recipients=[Recipient(post=world.officer.post)])])
    assert own.assignments.get().post == world.officer.post


def test_not_what_will_be_said_tomorrow_and_not_without_a_doer(world):
    with pytest.raises(Refused, match="chưa tới"):
        said(world, saying=Saying("Ông Chín", TODAY + timedelta(days=1), "họp", "việc"))
    with pytest.raises(Refused, match="nơi thực hiện"):
        said(world, duties=[duty(world, recipients=[])])
    assert not Directive.objects.exists()


def test_the_database_wants_a_speaker_and_keeps_what_was_written_down(world):
    directive = said(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Directive.objects.filter(pk=directive.pk).update(signer_name="Ai đó khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        Directive.objects.create(status=Status.ORAL, system="state", doc_type=directive.doc_type, created_at=NOW)


# --- Doing it --------------------------------------------------------------------------------------------------------


def test_it_is_done_reminded_and_counted_like_other_work(world):
    row = said(world).assignments.get()
    told = Notice.objects.filter(person=world.head.user, channel=Channel.APP, kind=Kind.GIVEN).get()
    assert "Chỉ đạo miệng, chưa có văn bản" in told.text
    plan_morning(on=DUE, at=NOW + timedelta(days=3))
    assert Notice.objects.filter(kind=Kind.REMINDER, assignment=row, channel=Channel.APP).exists()
    counts = queries.summary(Assignment.objects.visible_to(world.officer.user).counted(), at=NOW)
    assert (counts.given, counts.open) == (1, 1)
    work.report(actor=world.head, assignment=row, note="Đã dọn", at=NOW)
    assert work.accept(actor=world.officer, assignment=row, at=NOW).state == State.ACCEPTED


def test_it_is_taken_back_with_a_reason(world):
    directive = said(world)
    issuing.withdraw(actor=world.clerk, directive=directive, reason="Ghi nhầm", at=NOW)
    assert directive.assignments.get().state == State.WITHDRAWN


def test_every_page_says_that_there_is_no_paper_yet(world, client):
    directive = said(world)
    row = directive.assignments.get()
    client.force_login(world.head.user)
    for address in (directive.get_absolute_url(), row.get_absolute_url(), reverse("directives:my_work")):
        assert "miệng, chưa có văn bản" in client.get(address).content.decode(), address


def test_it_is_no_paper_for_the_book(world):
    nurse = person(world.offices[1], "Triệu Thị Yến", "Văn thư", Role.CLERK, "0912000012")
    directive = said(world, duties=[duty(world, recipients=[Recipient(unit=world.offices[1])])])
    with pytest.raises(Forbidden, match="không vào sổ"):
        registering.register_delivered(actor=nurse, directive=directive, arrived_on=TODAY, at=NOW)


def test_it_is_no_paper_of_who_spoke_and_of_no_neighbour(world):
    directive = said(world)
    assert not Directive.objects.of_unit(world.district_unit).exists()
    assert not Directive.objects.visible_to(world.neighbour.user).exists()
    assert not Directive.objects.visible_to(world.stranger.user).exists()
    assert Directive.objects.visible_to(world.head.user).get() == directive


# --- The paper comes -------------------------------------------------------------------------------------------------


def test_the_paper_confirms_it_and_the_work_stays(world):
    directive = said(world)
    row = directive.assignments.get()
    work.receive(actor=world.head, assignment=row, at=NOW)
    came = paper(world)
    oral.confirm(actor=world.clerk, directive=directive, paper=came, at=NOW)
    directive.refresh_from_db()
    assert directive.status == Status.CONFIRMED
    assert str(directive) == "Chỉ đạo miệng, đã có văn bản"
    assert directive.links.get().kind == LinkKind.IMPLEMENTS
    assert directive.assignments.get().state == State.RECEIVED
    assert Entry.objects.filter(topic=f"directives.directive:{directive.pk}").count() == 3
    work.report(actor=world.head, assignment=row, note="Đã dọn", at=NOW)


def test_a_second_press_confirms_once_and_another_paper_is_refused(world):
    directive, came = said(world), paper(world)
    for _ in range(2):
        oral.confirm(actor=world.clerk, directive=directive, paper=came, at=NOW)
    assert Entry.objects.filter(verb="paper.said_confirmed").count() == 1
    with pytest.raises(Refused, match="văn bản khác"):
        oral.confirm(actor=world.clerk, directive=directive, paper=world.issue(), at=NOW)


def test_only_a_real_paper_of_ones_own_books_confirms_it(world):
    directive, came = said(world), paper(world)
    with pytest.raises(Refused, match="đã vào sổ"):
        oral.confirm(actor=world.clerk, directive=directive, paper=world.draft(), at=NOW)
    for stranger in (world.stranger, world.head):
        with pytest.raises(Forbidden):
            oral.confirm(actor=stranger, directive=directive, paper=came, at=NOW)


# --- Pages -----------------------------------------------------------------------------------------------------------


def form(world, **changes):
    sent = {
        "said_by": "Hoàng Văn Chín", "said_on": "08/4/2024", "occasion": "điện thoại", "subject": "vệ sinh",
        "viec-TOTAL_FORMS": "3", "viec-INITIAL_FORMS": "0", "viec-0-text": "Dọn vệ sinh",
        "viec-0-due_on": "2024-04-12", "viec-0-who": [f"unit:{world.head.unit.pk}", f"post:{world.officer.post.pk}"],
    }  # fmt: skip
    return sent | changes


def test_the_page_records_it(world, client, time_machine):
    time_machine.move_to(NOW)
    client.force_login(world.officer.user)
    assert client.get(reverse("directives:record_oral")).status_code == 200
    answer = client.post(reverse("directives:record_oral"), form(world))
    directive = Directive.objects.get()
    assert answer.url == directive.get_absolute_url()
    assert {row.who for row in directive.assignments.all()} == {"Tổ dân phố 5", "Công chức Văn hóa - xã hội"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"viec-0-who": []}, "Hãy chọn ít nhất một nơi thực hiện."),
        ({"viec-TOTAL_FORMS": ""}, "Biểu mẫu gửi lên bị thiếu"),
        ({"viec-0-due_time": "16:00", "viec-0-due_on": ""}, "Có giờ thì phải có ngày."),
        ({"said_on": "2024-05-01"}, "Ngày truyền đạt chưa tới."),
        ({"viec-0-text": "", "viec-0-who": [], "viec-0-due_on": ""}, "Hãy chọn ít nhất một nơi thực hiện."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(world, client, time_machine, typed, sentence):
    time_machine.move_to(NOW)
    client.force_login(world.officer.user)
    answer = client.post(reverse("directives:record_oral"), form(world, **typed))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="Hoàng Văn Chín"' in answer.content.decode()
    assert not Directive.objects.exists()


def test_it_waits_on_the_desk_until_the_paper_comes(world, client):
    directive = said(world)
    client.force_login(world.clerk.user)
    assert "Truyền đạt miệng, chờ văn bản" in client.get(reverse("desk")).content.decode()
    oral.confirm(actor=world.clerk, directive=directive, paper=paper(world), at=NOW)
    assert "Truyền đạt miệng, chờ văn bản" not in client.get(reverse("desk")).content.decode()


def test_the_page_confirms_it(world, client):
    directive = said(world)
    client.force_login(world.clerk.user)
    address = reverse("directives:confirm_oral", args=[directive.code])
    assert address in client.get(directive.get_absolute_url()).content.decode()
    assert "Chưa có văn bản nào để chọn" in client.get(address).content.decode()
    came = paper(world)
    assert client.post(address, {"paper": came.pk}).status_code == 302
    assert str(came) in client.get(directive.get_absolute_url()).content.decode()
    client.force_login(world.head.user)
    assert client.get(address).status_code == 403
