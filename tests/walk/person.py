"""Somebody at a window of his own. Whatever page he comes to is looked at: is it readable, ours, and in Vietnamese?"""

from __future__ import annotations

import re

from playwright.sync_api import APIResponse, Locator, Page, expect

from tests.browsing import assert_accessible

# Words that no Vietnamese page has, in any spelling without marks: forgotten translations and leaks of the code.
FOREIGN = re.compile(
    r"\b(the|and|this|that|with|your|please|required|field|select|choose|submit|save|saved|delete|error|invalid|"
    r"page|file|files|next|previous|search|upload|button|None|True|False|January|Monday|draft|issued|returned|"
    r"received|reported|accepted|lead|support|inform)\b"
)
WORDS = """() => [document.title, document.body.innerText,
    ...[...document.querySelectorAll('[aria-label],[placeholder],[alt],[title],input[type=submit]')].flatMap(
        (e) => [e.ariaLabel, e.placeholder, e.alt, e.title, e.type === 'submit' ? e.value : ''])].join('\\n')"""
# Of which kinds of parts is a page built?
PARTS = """() => [...new Set([...document.querySelectorAll('body *')].map(
    (e) => ['class', 'type', 'role'].reduce((kind, name) => `${kind} ${e.getAttribute(name)}`, e.tagName)
))].sort().join()"""
# Fields of the browser's own, which speak its language and not ours, may lie under our words but not be seen.
NATIVE = """() => [...document.querySelectorAll('input[type=file], input[type=date], input[type=time]')].filter(
    (e) => e.checkVisibility({opacityProperty: true}) && !e.classList.contains('vh') && !e.closest('.step-day')
).map((e) => e.name)"""
LOOKED_AT: set[str] = set()


class Person:
    """`taps` counts what he pressed since it was set to 0."""

    def __init__(self, page: Page, password: str, *, with_axe: bool) -> None:
        self.page, self.password, self.with_axe = page, password, with_axe
        self.taps = 0

    # --- Moving about

    def signs_in(self, name: str) -> None:
        self.goes_to("/")
        self.fills("Số điện thoại, thư điện tử hoặc tên đăng nhập", name)
        self.fills("Mật khẩu", self.password)
        self.presses("Đăng nhập")

    def goes_to(self, address: str, *, status: int = 200) -> None:
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == status, f"{address}: {answer.status}"
        self.looks()

    def follows(self, link: str | re.Pattern[str], *, within: str = "body") -> None:
        self._goes_by(self.page.locator(within).get_by_role("link", name=link).first)

    def presses(self, button: str | re.Pattern[str], *, within: str = "body") -> None:
        self._goes_by(self.page.locator(within).get_by_role("button", name=button).first)

    def goes_back(self) -> None:
        self.page.go_back()
        self.looks()

    def _goes_by(self, what: Locator) -> None:
        with self.page.expect_navigation(wait_until="load"):
            self.touches(what)
        self.looks()

    def presses_twice(self, button: str) -> None:
        """As an impatient thumb does; meant, and counted, as one press."""
        self.taps += 1
        with self.page.expect_navigation(wait_until="load"):
            self.page.get_by_role("button", name=button).first.dblclick()
        self.looks()

    def posts(self, address: str, **fields: str) -> APIResponse:
        """What a page that is still open somewhere, or a curious person, may send."""
        token = next(one["value"] for one in self.page.context.cookies() if one.get("name") == "csrftoken")
        return self.page.request.post(address, form={"csrfmiddlewaretoken": token, **fields})

    def loses_the_session(self) -> None:
        self.page.context.clear_cookies(name="sessionid")

    def touches(self, what: Locator) -> None:
        """One press or tap."""
        self.taps += 1
        what.click()

    def opens(self, summary: str) -> None:
        self.touches(self.page.locator("summary").filter(has_text=summary).first)

    # --- Writing

    def fills(self, label: str, value: str) -> None:
        self.page.get_by_label(label).first.fill(value)

    def writes(self, **fields: str) -> None:
        """Into the fields of those names, where a page has a label more than once."""
        for name, value in fields.items():
            self.page.locator(f'[name="{name.replace("__", "-")}"]').first.fill(value)

    # --- Seeing

    def sees(self, *words: str, within: str = "main") -> None:
        for each in words:
            expect(self.page.locator(within).first).to_contain_text(each)

    def value_of(self, name: str) -> str:
        """What stands in the field of that name."""
        return self.page.locator(f'[name="{name}"]').first.input_value()

    def values_of(self, *names: str) -> list[str]:
        return [self.value_of(name) for name in names]

    def texts(self, selector: str) -> list[str]:
        return [" ".join(text.split()) for text in self.page.locator(selector).all_inner_texts()]

    def fetches(self, address: str, *, status: int = 200) -> bytes:
        """The bytes of a file, with this person's cookies."""
        answer = self.page.request.get(address)
        assert answer.status == status, f"{address}: {answer.status}"
        return answer.body()

    def looks(self) -> None:
        """No crash, nothing to scroll sideways, no foreign word, and open to everybody."""
        expect(self.page.locator("h1").first).to_be_attached()
        width = self.page.evaluate("document.documentElement.scrollWidth")
        size = self.page.viewport_size
        assert size is None or width <= size["width"], f"{self.page.url} is {width} px wide on {size}"
        foreign = FOREIGN.search(self.page.evaluate(WORDS))
        assert foreign is None, f"{self.page.url} says “{foreign and foreign[0]}”"
        if self.with_axe and self._is_new_to_axe():
            native = self.page.evaluate(NATIVE)
            assert not native, f"{self.page.url} shows the browser's own words in {native}"
            assert_accessible(self.page)

    def _is_new_to_axe(self) -> bool:
        """A page built of the same parts, at the same width, has the same faults: it is looked at once."""
        parts = f"{self.page.viewport_size} {self.page.evaluate(PARTS)}"
        is_new = parts not in LOOKED_AT
        LOOKED_AT.add(parts)
        return is_new
