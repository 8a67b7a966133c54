"""What happened before the newcomer came? The papers in the order of their days, and what became of the work.

The fates of each paper stand in the order of its group: the 23 communes as in `places.COMMUNES`, or the bodies and the
20 tổ dân phố of Chợ Chu. Tổ dân phố 5 and 12, whose heads may be tried, are the fifth and the twelfth.
"""

from __future__ import annotations

from datetime import date

from directives.models import Directive
from directives.services import registering
from dispatches.services import flow
from dissemination.demo import desk, district, seed, town
from dissemination.demo.desk import Office
from dissemination.demo.fates import Calendar, Stage
from dissemination.demo.people import Cast
from dissemination.demo.places import WITH_HAMLETS, Places

SPRING = Calendar(date(2024, 5, 15))

# UBND huyện → 23 communes
FOREST = "AAAAL AAAAA AAAAA RADLU AAA"
VACCINATION = "DAAWA RAADN UWAAD UAAWR ADA"
ONLINE = "NADWN AWNUA DWNAD UNWDA NDU"
TRAFFIC_TALK = "NDUNU UNDNU DNUNN UDNUN UUC"
TRAFFIC_LIST = "NNUNU UNNNU DNUNN UNNUN UUN"
DAMS = "UNUUN UUWUU UNUUU UUNUU UUU"
# UBND thị trấn Chợ Chu → its own
SEED_BODIES = "AAAAA AAALA AAXAA L"
SEED_NEIGHBOURHOODS = "AAAAA ALAAA AAAAA AAADA"
FOREST_TOWN = "AAAAR AAALA AAAWA ADAAU AL"
ONLINE_BODIES = "WDANU NASNN UCNDA N"
ONLINE_NEIGHBOURHOODS = "ADNWD UADNA DNUDW NADNU"
ELECTION = "DWNAU DNWAN DUNRD NWDUN"
HAMLETS = "AADU"


def tell(places: Places, cast: Cast, today: date) -> None:
    calendar = Calendar(today)
    town_office = Office(writer=cast.officer, signer=cast.deputy, clerk=cast.clerk, judge=cast.officer)
    _spring(places, cast, town_office)
    teller = Teller(places, cast, calendar, town_office)
    teller.fire()
    teller.services_online()
    teller.vaccination()
    teller.election()
    teller.traffic()
    teller.on_the_desks()


def _spring(places: Places, cast: Cast, office: Office) -> None:
    """28-CT/TW → 156-KH/TU → 145-KH/HU → 1761/UBND-VP → 42/UBND-VHXH, and what Chợ Chu did."""
    covering, plan = seed.register(places, cast)
    office.begin_numbers(seed.ISSUED, seed.NUMBER - 1)
    paper = desk.send(office, seed.letter(places, cast), on=seed.ISSUED, above=covering, along=[plan])
    stage = Stage(paper, office, cast, SPRING.last)
    stage.play("A", task=1)
    stage.play(SEED_BODIES + SEED_NEIGHBOURHOODS, task=2)


class Teller:
    """Tells the papers of the last weeks, the district's first, then what the communes made of them."""

    def __init__(self, places: Places, cast: Cast, calendar: Calendar, town_office: Office) -> None:
        self.places, self.cast, self.calendar, self.town_office = places, cast, calendar, town_office
        self.district_office = Office(
            writer=cast.district_officer,
            signer=cast.district_leader,
            clerk=cast.district_clerk,
            judge=cast.district_officer,
        )
        self.district_office.begin_numbers(calendar.day(-24), 2314)
        self.town_office.begin_numbers(calendar.day(-21), 117)

    def stage(self, paper: Directive, office: Office) -> Stage:
        return Stage(paper, office, self.cast, self.calendar.last)

    def from_district(self, words: desk.Words, day: int, *, booked: bool = True) -> Stage:
        paper = desk.send(self.district_office, words, on=self.calendar.day(day))
        if booked:
            desk.book(self.cast.clerk, paper, on=self.calendar.day(day + 1), handler="Lãnh đạo UBND")
        return self.stage(paper, self.district_office)

    def from_town(self, words: desk.Words, day: int, above: Directive | None = None) -> Stage:
        return self.stage(desk.send(self.town_office, words, on=self.calendar.day(day), above=above), self.town_office)

    def fire(self) -> None:
        ordered = self.from_district(district.forest(self.places, self.calendar), -24)
        self.from_town(town.forest(self.places, self.calendar, ordered.paper), -21, ordered.paper).play(FOREST_TOWN)
        for commune in WITH_HAMLETS:
            clerk, leader = self.cast.of_unit[self.places.communes[commune].pk], self.cast.leaders[commune]
            office = Office(writer=clerk, signer=leader, clerk=clerk, judge=leader)
            office.begin_numbers(self.calendar.day(-20), 64)
            words = town.hamlets(self.places, self.calendar, ordered.paper, commune)
            paper = desk.send(office, words, on=self.calendar.day(-20), above=ordered.paper)
            self.stage(paper, office).play(HAMLETS)
        ordered.play(FOREST)

    def services_online(self) -> None:
        ordered = self.from_district(district.online(self.places, self.calendar), -15)
        words = town.online(self.places, self.calendar, ordered.paper, self.cast)
        own = self.from_town(words, -12, ordered.paper)
        own.play("W", task=1)
        own.play(ONLINE_BODIES + ONLINE_NEIGHBOURHOODS, task=2)
        ordered.play(ONLINE, task=1)
        ordered.play("N", task=2)

    def vaccination(self) -> None:
        self.from_district(district.vaccination(self.places, self.calendar), -13).play(VACCINATION)

    def election(self) -> None:
        self.from_town(town.election(self.places, self.calendar), -9).play(ELECTION)

    def traffic(self) -> None:
        """Its letter in Chợ Chu is written and waits for the deputy chairman."""
        ordered = self.from_district(district.traffic(self.places, self.calendar), -5)
        ordered.play(TRAFFIC_TALK, task=1)
        ordered.play(TRAFFIC_LIST, task=2)
        words = town.traffic(self.places, self.calendar, ordered.paper)
        on = self.calendar.day(-2)
        letter = desk.write(self.town_office, words, at=desk.moment(on, 9), above=ordered.paper)
        flow.submit(actor=self.town_office.writer, letter=letter, at=desk.moment(on, 10))

    def on_the_desks(self) -> None:
        """What came in on the last day: an urgent order, and a paper of the Party that nobody has carried on yet."""
        self.from_district(district.dams(self.places, self.calendar), -2, booked=False).play(DAMS)
        facts, parts = town.propaganda(self.places.propaganda, self.calendar.day(-2), self.calendar.day(12))
        registering.register_incoming(
            actor=self.cast.clerk,
            facts=facts,
            parts=parts,
            arrived_on=self.calendar.last,
            at=desk.moment(self.calendar.last, 9),
        )
