"""How do pages that were printed apart come into one file without losing their tags? Behind the others, or over one.

What is added is always of our own printing, tagged by WeasyPrint; what it comes to may be anybody's. A file that was
not tagged stays so. ISO 32000-1, 14.7: the tree of tags, and the numbers by which a page finds its part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, NumberTree


def is_tagged(pdf: pikepdf.Pdf) -> bool:
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary) or "/K" not in tree:
        return False
    numbers = tree.get("/ParentTree")
    return isinstance(numbers, Dictionary) and ("/Nums" in numbers or "/Kids" in numbers)


def behind(whole: pikepdf.Pdf, part: pikepdf.Pdf) -> None:
    """Put the pages of `part` behind those of `whole`; `part` stays open until the whole is saved."""
    before = len(whole.pages)
    whole.pages.extend(part.pages)
    added = whole.pages[before:]
    if not is_tagged(whole):
        for page in added:
            if "/StructParents" in page.obj:
                del page.obj.StructParents
        return
    tags = whole.copy_foreign(part.Root.StructTreeRoot)  # after its pages, which it names
    own, numbers = NumberTree(tags.ParentTree), NumberTree(whole.Root.StructTreeRoot.ParentTree)
    for number, page in enumerate(added, start=_next(numbers)):
        numbers[number] = own[int(page.StructParents)]
        page.obj.StructParents = number
    _hang(whole, tags)


def over(whole: pikepdf.Pdf, page: pikepdf.Page, part: pikepdf.Pdf) -> None:
    """Draw the first page of `part` over a page of `whole`, after what that says."""
    drawn = _drawn_over(whole, page, part.pages[0])
    if not is_tagged(whole):
        return
    tags = whole.copy_foreign(part.Root.StructTreeRoot)
    for element in list(_elements(tags.K[0])):
        element.Pg = page.obj
        element.K = pikepdf.Array([_in_drawing(kid, drawn, page) for kid in element.K])
    numbers = NumberTree(whole.Root.StructTreeRoot.ParentTree)
    number = _next(numbers)
    numbers[number] = NumberTree(tags.ParentTree)[0]
    drawn.StructParents = number
    _hang(whole, tags)


def _drawn_over(whole: pikepdf.Pdf, page: pikepdf.Page, other: pikepdf.Page) -> pikepdf.Object:
    """As `Page.add_overlay` does it, but under a name that is the same each time."""
    drawing = whole.copy_foreign(other.as_form_xobject())
    name = Name(f"/HousePage{len(page.resources.get('/XObject', {}))}")
    page.add_resource(drawing, Name.XObject, name, replace_existing=False)
    page.contents_add(b"q\n", prepend=True)
    placed = page.calc_form_xobject_placement(drawing, name, pikepdf.Rectangle(page.mediabox))
    page.contents_add(b"\nQ\n" + placed)
    return page.resources.XObject[name]


def _elements(top: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield top
    for kid in top.K:
        if isinstance(kid, Dictionary):
            yield from _elements(kid)


def _in_drawing(kid: pikepdf.Object | int, drawn: pikepdf.Object, page: pikepdf.Page) -> pikepdf.Object:
    """A number of marked content is looked for on the page, unless it is said in which drawing it stands."""
    if isinstance(kid, Dictionary):
        return kid
    return Dictionary(Type=Name.MCR, Pg=page.obj, Stm=drawn, MCID=int(kid))


def _next(numbers: NumberTree) -> int:
    return max((int(number) for number in numbers), default=-1) + 1


def _hang(whole: pikepdf.Pdf, tags: pikepdf.Object) -> None:
    """Put the tags of a part last under the document, or last of all where that is in pieces."""
    tree, added = whole.Root.StructTreeRoot, tags.K[0]
    tops = _listed(tree.K)
    above = tops[0] if len(tops) == 1 and isinstance(tops[0], Dictionary) else tree
    added.S, added.P = Name.Part, above
    above.K = pikepdf.Array([*_listed(above.get("/K", pikepdf.Array())), added])
    tree.ParentTreeNextKey = _next(NumberTree(tree.ParentTree))


def _listed(kids: pikepdf.Object) -> list[pikepdf.Object]:
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
