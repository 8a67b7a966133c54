"""The commune's own letter, pasted: the groups, posts and wording that are proposed, and the draft that is made."""

import itertools

import pytest
from django.urls import reverse

from directives import chain, events
from directives.models import AddresseeKind, AssignmentRole, Directive, LinkKind, Status
from directives.services import issuing
from tests import world as worlds
from tests.intake.desk import arrive, fields_of, save, sign_in
from tests.intake.papers import CHO_CHU, PLAN, paper

pytestmark = [pytest.mark.urls("tests.intake.urls"), pytest.mark.usefixtures("party")]

# A letter of the next commune, of our own writing: other numbers, tasks, deadline and signer.
PHUC_CHU = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ PHÚC CHU                   Độc lập - Tự do - Hạnh phúc

Số:     /UBND-VP              Phúc Chu, ngày     tháng 5 năm 2024
V/v ra quân tổng vệ sinh môi trường

Kính gửi:
- Các xóm trên địa bàn xã Phúc Chu;
- Đoàn Thanh niên xã.

Căn cứ Công văn số 905/UBND-TNMT ngày 02/5/2024 của UBND huyện Định Hóa về việc ra quân tổng vệ sinh môi trường;

Ủy ban nhân dân xã đề nghị thực hiện các nội dung sau:

1. Các xóm

Vận động nhân dân dọn vệ sinh đường làng, hoàn thành trước ngày 18/5/2024.

2. Đoàn Thanh niên xã

Tổ chức trồng 200 cây xanh tại khu di tích trước 17 giờ 00 ngày 19/5/2024.

Kết quả báo cáo về Văn phòng UBND xã./.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH



Lường Văn Chín
"""


@pytest.fixture
def told():
    """What `dispatches` will hear of."""
    heard = []

    def hear(sender, **news):
        heard.append(news)

    events.draft_made.connect(hear)
    yield heard
    events.draft_made.disconnect(hear)


def targets(line):
    return [str(target) for target in line.targets.all()]


def test_the_page_proposes_groups_posts_and_the_wording(world, clerk):
    fields = fields_of(clerk.get(arrive(clerk, paper(CHO_CHU), "draft").get_absolute_url()))
    assert "issuer_name" not in fields, "a draft is issued by the own unit"
    assert (fields["number"], fields["symbol"], fields["issued_on"]) == ("", "UBND-VHXX", "")
    offices, hoods = (f"group:{group.pk}" for group in (world.all_offices, world.all_neighbourhoods))
    assert (fields["to-0-target_0"], fields["to-1-target_0"]) == (offices, hoods)
    assert fields["tasks-0-target_0"] == f"post:{world.officer.post.pk}"
    assert [fields[f"tasks-1-target_{n}"] for n in (0, 1)] == [offices, hoods]
    assert fields["opening"].startswith("Thực hiện công văn số 1761/UBND-VP ngày 28/3/2024")
    assert fields["closing"].splitlines() == [
        "(Có Kế hoạch số 145-KH/HU, ngày 27/3/2024 kèm theo).",
        "Đề nghị các ban ngành, đoàn thể, tổ dân phố triển khai thực hiện./.",
    ]


def test_what_is_blank_on_the_paper_is_looked_at_first(clerk):
    page = clerk.get(arrive(clerk, paper(CHO_CHU), "draft").get_absolute_url()).content.decode()
    assert page.index("Cần xem lại") < page.index('id="id_number"') < page.index('id="id_doc_type"')
    assert "Số văn bản còn để trống trên bản gốc." in page
    assert "Ngày ban hành còn để trống hoặc đọc không rõ (chỉ đọc được tháng 4 năm 2024)" in page


def test_saving_makes_a_draft_with_tasks_recipients_and_wording(world, clerk, told):
    answer = save(clerk, arrive(clerk, paper(CHO_CHU), "draft"))
    directive = Directive.objects.get(status=Status.DRAFT)
    assert answer.url == reverse("dispatches:edit", args=[directive.code])
    assert (directive.issuer, directive.issuer_name) == (world.commune, "UBND thị trấn Chợ Chu")
    assert (directive.number, directive.symbol, directive.issued_on) == ("", "UBND-VHXX", None)
    first, second = directive.tasks.all()
    assert targets(first) == ["Công chức Văn hóa - xã hội, UBND thị trấn Chợ Chu"]
    assert targets(second) == ["Các ban ngành, đoàn thể", "Các tổ dân phố"]
    to = directive.addressees.filter(kind=AddresseeKind.TO)
    assert [targets(line) for line in to] == [["Các ban ngành, đoàn thể"], ["Các tổ dân phố"]]
    copies = [line.text for line in directive.addressees.filter(kind=AddresseeKind.COPY)]
    assert copies == ["Đảng ủy, TT HĐND", "Ban tuyên giáo Đảng ủy", "Lãnh đạo UBND", "Như kính gửi", "Lưu: VP, VHXX"]
    (news,) = told
    assert (news["directive"], news["actor"].user) == (directive, world.clerk.user)
    assert [len(news["wording"][key]) for key in ("basis", "opening", "closing")] == [0, 1, 2]


def test_the_groups_expand_to_the_units_of_the_day(world, clerk):
    save(clerk, arrive(clerk, paper(CHO_CHU), "draft"))
    planned = issuing.plan(Directive.objects.get(status=Status.DRAFT), on=worlds.TODAY)
    assert len(planned.assignments) == 1 + 3 + 6


def test_the_whole_chain_stands_after_the_plan_and_then_the_letter(world, clerk):
    came_with = {"with_number": "1761/UBND-VP", "with_on": "28/3/2024", "with_issuer": "UBND huyện Định Hóa"}
    save(clerk, arrive(clerk, paper(PLAN)), arrived_on="29/3/2024", **came_with)
    save(clerk, arrive(clerk, paper(CHO_CHU), "draft"))
    directive = Directive.objects.get(status=Status.DRAFT)
    line = [step.directive for step in chain.steps(directive, user=world.clerk.user)]
    assert [one.number_and_symbol for one in line] == [
        "28-CT/TW",
        "156-KH/TU",
        "145-KH/HU",
        "1761/UBND-VP",
        "…/UBND-VHXX",
    ]
    days = [(after.issued_on - before.issued_on).days for before, after in itertools.pairwise(line[:4])]
    assert days == [67, 26, 1]
    assert Directive.objects.count() == 5, "each paper stands once"


def test_a_registered_paper_that_is_enclosed_goes_with_the_draft(clerk):
    save(clerk, arrive(clerk, paper(PLAN)), arrived_on="29/3/2024")
    arrival = arrive(clerk, paper(CHO_CHU), "draft")
    page = clerk.get(arrival.get_absolute_url())
    assert "đã có trong hệ thống" in page.content.decode()
    assert save(clerk, arrival).status_code == 302
    draft, plan = Directive.objects.get(status=Status.DRAFT), Directive.objects.get(number="145")
    assert draft.links.filter(target=plan, kind=LinkKind.ATTACHES).exists()


def test_the_clerk_may_leave_the_enclosure_out(clerk):
    save(clerk, arrive(clerk, paper(PLAN)), arrived_on="29/3/2024")
    arrival = arrive(clerk, paper(CHO_CHU), "draft")
    fields = fields_of(clerk.get(arrival.get_absolute_url()))
    del fields["enclosed"]
    clerk.post(arrival.get_absolute_url(), fields)
    assert not Directive.objects.get(status=Status.DRAFT).links.filter(kind=LinkKind.ATTACHES).exists()


def test_what_the_clerk_types_wins(world, clerk):
    changes = {
        "tasks-1-due_on": "ngày 19 tháng 4 năm 2024",
        "tasks-1-due_time": "16h30",
        "tasks-1-role_1": "support",
        "symbol": "UBND - VHXH",
        "to-1-DELETE": "on",
    }
    save(clerk, arrive(clerk, paper(CHO_CHU), "draft"), **changes)
    directive = Directive.objects.get(status=Status.DRAFT)
    second = directive.tasks.all()[1]
    assert (f"{second.due_on:%d/%m/%Y}", f"{second.due_time:%H:%M}") == ("19/04/2024", "16:30")
    assert [target.role for target in second.targets.all()] == [AssignmentRole.LEAD, AssignmentRole.SUPPORT]
    assert directive.symbol == "UBND-VHXH"
    assert directive.addressees.filter(kind=AddresseeKind.TO).count() == 1
    assert directive.reading["corrected"]["symbol"] == ["UBND-VHXX", "UBND - VHXH"]


def test_the_letter_of_another_commune_by_its_own_clerk(world):
    client = sign_in(world.stranger)
    assert save(client, arrive(client, PHUC_CHU, "draft")).status_code == 302
    directive = Directive.objects.get(status=Status.DRAFT)
    assert (directive.issuer, directive.place, directive.signer_name) == (
        world.next_commune,
        "Phúc Chu",
        "Lường Văn Chín",
    )
    due = [(task.assignee, task.due_on.isoformat(), str(task.due_time)) for task in directive.tasks.all()]
    assert due == [("Các xóm", "2024-05-18", "None"), ("Đoàn Thanh niên xã", "2024-05-19", "17:00:00")]
    assert [link.target.number for link in directive.links.all()] == ["905"]


def test_a_task_of_nobody_known_here_is_a_doubt(world):
    client = sign_in(world.stranger)
    page = client.get(arrive(client, PHUC_CHU, "draft").get_absolute_url()).content.decode()
    said = page.count("Chưa rõ đơn vị, nhóm hoặc chức danh nào làm việc này; hãy chọn.")
    assert said == 3, "once on top, and beside each"
    assert all(f'<a href="#id_tasks-{n}-target_0">Nhiệm vụ {n + 1}, Nơi thực hiện 1</a>' in page for n in (0, 1))


def test_an_officer_may_draft_and_a_second_press_makes_no_second_draft(world):
    client = sign_in(world.officer)
    arrival = arrive(client, paper(CHO_CHU), "draft")
    fields = fields_of(client.get(arrival.get_absolute_url()))
    answers = [client.post(arrival.get_absolute_url(), fields) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert Directive.objects.filter(status=Status.DRAFT).count() == 1
