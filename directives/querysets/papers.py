"""Which papers and files a person may see.

The issuer sees its own, drafts too. A unit sees what it registered and what was sent to it. A superior body sees what
was issued in its tree and area, never drafts. A paper known only by citation is seen by whoever sees a paper that
cites it, and then only as number, date and subject: see `directives.chain`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from directives.identity import number_key, symbol_key
from units.visibility import sight
from vietnam.text import fold

if TYPE_CHECKING:
    from units.models import Unit, User

SENT_OUT = ("issued", "withdrawn", "oral", "confirmed")


class DirectiveQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Own papers, drafts too; papers registered by or delivered to one's unit; papers issued below."""
        from directives.models import Delivery, RegisterEntry

        eyes = sight(user)
        delivered = Delivery.objects.filter(directive=OuterRef("pk"), unit__in=eyes.units)
        entered = RegisterEntry.objects.filter(directive=OuterRef("pk"), register__unit__in=eyes.units)
        own = Q(issuer__in=eyes.units)
        below = Q(status__in=SENT_OUT) & eyes.below("issuer")
        return self.filter(own | Exists(delivered) | Exists(entered) | below).exclude(status="cited")

    def seen_whole_by(self, user: User) -> Self:
        """Those of whose assignments this person sees every one, and may so be told a sum: as the issuer, above the
        issuer, or following the paper."""
        from directives.models import Assignment

        eyes = sight(user)
        monitored = Assignment.objects.filter(role="monitor", unit__in=eyes.units).values("directive")
        return self.filter(Q(issuer__in=eyes.units) | eyes.below("issuer") | Q(pk__in=monitored))

    def in_force(self) -> Self:
        return self.filter(status__in=["issued", "oral", "confirmed"])

    def of_unit(self, unit: Unit) -> Self:
        """Own papers of one unit."""
        return self.filter(issuer=unit).exclude(status="cited")

    def come_to(self, unit: Unit) -> Self:
        """Papers of others that were sent to a unit or that it entered in its book of incoming papers."""
        from directives.models import Delivery, RegisterEntry

        delivered = Delivery.objects.filter(directive=OuterRef("pk"), unit=unit)
        entered = RegisterEntry.objects.filter(directive=OuterRef("pk"), register__unit=unit, register__direction="in")
        return self.filter(Exists(delivered) | Exists(entered)).exclude(issuer=unit)

    def issued_below(self, user: User) -> Self:
        """Papers issued in the tree and the area that this person looks down on."""
        return self.filter(sight(user).below("issuer"), status__in=SENT_OUT)

    def light(self) -> Self:
        """Without the long columns, for lists and chains."""
        return self.select_related("doc_type", "issuer").defer("text", "reading", "search_key")

    def like(self, number: str, symbol: str, on: date | None) -> Self:
        """The same number and symbol in the same year, however it was spaced or spelt ("145 - KH/HU")."""
        found = self.filter(number=number_key(number), symbol_key=symbol_key(symbol))
        return found.filter(Q(year=on.year) | Q(year=None)) if on else found

    def search(self, text: str) -> Self:
        """Every word of the text in number, symbol, issuer or subject, whatever its accents."""
        for word in fold(text).split():
            self = self.filter(search_key__contains=word)
        return self


class PaperFileQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        from directives.models import Directive

        return self.filter(directive__in=Directive.objects.visible_to(user), dropped_at=None)

    def standing(self) -> Self:
        return self.filter(dropped_at=None)
