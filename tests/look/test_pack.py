"""Does a crispy form come out as the house draws it: labels, errors beside and above, help, no style, no script?"""

import lxml.html
import pytest
from crispy_forms.utils import render_crispy_form
from django.forms import formset_factory

from dissemination.look.specimen import LineForm, PaperForm, ResultForm


def drawn(form, helper=None):
    return lxml.html.fromstring(f"<div>{render_crispy_form(form, helper)}</div>")


@pytest.fixture
def empty():
    return drawn(PaperForm())


@pytest.fixture
def wrong():
    return drawn(
        PaperForm({"symbol": "", "issued_on": "31/02/2024", "subject": "V/v", "channels": ["x"], "count": "4"})
    )


def test_every_input_has_a_label_that_points_at_it(empty):
    for field in empty.xpath("//input[@type!='hidden' and @type!='submit'] | //select | //textarea"):
        assert empty.xpath(f"//label[@for='{field.get('id')}']"), field.get("name")


def test_choices_stand_in_a_fieldset_with_a_legend_and_can_be_pressed_as_chips(empty):
    (group,) = empty.xpath("//fieldset[@id='id_channels']")
    assert group.xpath("normalize-space(legend)") == "Hình thức"
    assert len(group.xpath(".//label[@class='chip']/input[@type='checkbox']")) == 4


def test_what_is_not_required_says_so(empty):
    assert "(không bắt buộc)" in empty.xpath("string(//label[@for='id_paper'])")
    assert "(không bắt buộc)" not in empty.xpath("string(//label[@for='id_symbol'])")


def test_help_is_tied_to_its_field(empty):
    (field,) = empty.xpath("//input[@name='symbol']")
    assert field.get("aria-describedby") == "id_symbol_helptext"
    assert "145-KH/HU" in empty.xpath("string(//*[@id='id_symbol_helptext'])")


def test_a_wrong_field_is_marked_and_its_message_tied_to_it(wrong):
    (field,) = wrong.xpath("//input[@name='issued_on']")
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == "id_issued_on_error"
    assert "05/4/2024" in wrong.xpath("string(//*[@id='id_issued_on_error'])")
    assert field.get("value") == "31/02/2024", "what was typed stays"


def test_a_right_field_is_not_marked(wrong):
    (field,) = wrong.xpath("//textarea[@name='subject']")
    assert field.get("aria-invalid") is None
    assert not wrong.xpath("//*[@id='id_subject_error']")


def test_the_summary_links_to_every_wrong_field(wrong):
    (summary,) = wrong.xpath("//div[@role='alert']")
    targets = [link.get("href")[1:] for link in summary.xpath(".//a")]
    assert targets == ["id_symbol", "id_issued_on", "id_channels"]
    assert all(wrong.xpath(f"//*[@id='{target}']") for target in targets)


def test_a_form_without_errors_has_no_summary(empty):
    assert not empty.xpath("//*[@role='alert']")


def test_the_button_keeps_the_name_and_value_it_posts(empty):
    (button,) = empty.xpath("//button[@type='submit']")
    assert (button.get("name"), button.get("value"), button.text) == ("save", "Lưu vào sổ đến", "Lưu vào sổ đến")
    assert button.get("class").split() == ["btn", "primary"]


def test_a_form_with_a_file_is_sent_as_multipart_and_left_to_the_servers_words(empty):
    (form,) = empty.xpath("//form")
    assert form.get("enctype") == "multipart/form-data"
    assert form.get("novalidate") is not None


@pytest.mark.parametrize("form", [PaperForm, ResultForm])
@pytest.mark.parametrize("posted", [None, {}])
def test_nothing_inline_that_the_content_security_policy_would_refuse(form, posted):
    page = drawn(form(posted))
    assert not page.xpath("//@style | //script | //style | //@*[starts-with(name(), 'on')]")
    assert not page.xpath("//@class[contains(., 'form-control') or contains(., 'btn-primary') or contains(., 'mb-3')]")


def test_photos_offer_the_camera_and_the_gallery_under_one_name():
    inputs = drawn(ResultForm()).xpath("//input[@type='file']")
    assert [i.get("name") for i in inputs] == ["photos", "photos"]
    assert inputs[0].get("capture") == "environment"
    assert inputs[1].get("multiple") is not None


def test_a_formset_comes_as_rows_with_hidden_fields_and_its_errors_told_by_row():
    rows = formset_factory(LineForm, extra=0, can_delete=True)
    posted = {
        "form-TOTAL_FORMS": 2,
        "form-INITIAL_FORMS": 0,
        "form-0-task": "Loa",
        "form-0-unit": "5",
        "form-1-unit": "6",
    }
    formset = rows(posted)
    helper = PaperForm().helper
    helper.layout, helper.inputs, helper.template = None, [], "house/table_inline_formset.html"
    page = drawn(formset, helper)
    assert len(page.xpath("//table[@class='rows']/tbody/tr")) == 2
    assert page.xpath("//input[@name='form-TOTAL_FORMS']")
    (link,) = page.xpath("//div[@role='alert']//a")
    assert link.get("href") == "#id_form-1-task"
    assert "Dòng 2" in link.text
