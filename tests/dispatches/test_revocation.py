"""Whether the certificate of a signature was taken back is asked by the machine, and said beside the signature."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from django.db import IntegrityError, transaction

from audit.models import Entry
from dispatches.models import Revocation, Signature
from dispatches.services import revoking, signing
from dispatches.signing import revocation
from jobs import queue
from jobs.models import Job, State
from tests.dispatches import certificates
from tests.dispatches.test_signed_elsewhere import (  # noqa: F401  (fixtures)
    SIGNER,
    bring,
    letter,
    paper,
    sign_elsewhere,
    trust,
)
from tests.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TAKEN_BACK = NOW + timedelta(hours=2)


def revoked_by(name, *, serials=(), since=NOW - timedelta(days=1), until=NOW + timedelta(days=7)):
    """The authority's list, DER."""
    giver = certificates.authority(name)
    builder = x509.CertificateRevocationListBuilder().issuer_name(giver.certificate.subject)
    builder = builder.last_update(since).next_update(until)
    for serial in serials:
        row = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(TAKEN_BACK).build()
        builder = builder.add_revoked_certificate(row)
    return builder.sign(giver.key, hashes.SHA256())


@pytest.fixture
def lists(settings, tmp_path, trust):  # noqa: F811
    folder = tmp_path / "lists"
    folder.mkdir()
    settings.SIGNING_CRL_DIR = str(folder)
    return folder


@pytest.fixture
def row(world, letter, paper, tmp_path, lists):  # noqa: F811
    """Kept while lists are configured, but none is there."""
    [kept] = bring(world, letter, sign_elsewhere(paper, tmp_path))
    return kept


def done(at=NOW):
    """The machine's work that is due, done."""
    for pk in queue.due(at).values_list("pk", flat=True):
        assert queue.perform(pk, now=lambda: at)


def said(client, world, letter):  # noqa: F811
    client.force_login(world.clerk.user)
    return client.get(letter.get_absolute_url()).content.decode()


def test_without_lists_and_network_nothing_is_asked(world, letter, paper, trust, tmp_path, client):  # noqa: F811
    bring(world, letter, sign_elsewhere(paper, tmp_path))
    assert not Job.objects.filter(kind=revoking.JOB).exists()
    assert "Chưa kiểm tra được chứng thư có bị thu hồi không." in said(client, world, letter)


def test_a_list_says_that_the_certificate_stands(world, letter, row, lists, client):  # noqa: F811
    (lists / "a.crl").write_bytes(revoked_by(certificates.AUTHORITY).public_bytes(Encoding.DER))
    (lists / "b.crl").write_bytes(b"no list")
    done()
    kept = row.revocation
    assert (kept.standing, kept.checked_at, kept.revoked_at) == ("good", NOW, None)
    assert "Chứng thư còn hiệu lực, không bị thu hồi (kiểm tra 09:00 ngày 09/4/2024)" in said(client, world, letter)


def test_a_list_says_that_it_was_taken_back(world, letter, row, lists, client, time_machine):  # noqa: F811
    done()
    assert row.revocation.standing == "unknown"
    later = NOW + timedelta(days=1)
    time_machine.move_to(later, tick=False)
    of = revoked_by(certificates.AUTHORITY, serials=[int(row.serial, 16)], since=TAKEN_BACK)
    (lists / "a.crl").write_bytes(of.public_bytes(Encoding.PEM))
    revoking.plan_due(at=later)
    done(later)
    kept = Revocation.objects.get()
    assert (kept.standing, kept.checked_at, kept.revoked_at) == ("revoked", later, TAKEN_BACK)
    page = said(client, world, letter)
    assert "Chứng thư này đã bị thu hồi lúc 11:00 ngày 09/4/2024" in page
    assert "Hãy hỏi người ký; nếu cần, thu hồi hoặc thay thế văn bản." in page
    entry = Entry.objects.get(verb="signature.revoked")
    assert entry.sentence == f"Chứng thư số {row.serial} của {SIGNER} đã bị thu hồi ngày 09/4/2024."


@pytest.mark.parametrize(
    "content",
    [
        revoked_by("Trung tâm lạ"),
        revoked_by(certificates.AUTHORITY, since=NOW - timedelta(days=9), until=NOW - timedelta(days=2)),
    ],
)
def test_another_authoritys_list_and_an_old_one_say_nothing(row, lists, content):
    (lists / "a.crl").write_bytes(content.public_bytes(Encoding.DER))
    done()
    assert row.revocation.standing == "unknown"


def test_what_was_found_is_not_unlearned(row, lists):
    file = lists / "a.crl"
    file.write_bytes(revoked_by(certificates.AUTHORITY).public_bytes(Encoding.DER))
    done()
    file.unlink()
    revoking.check(row, at=NOW + timedelta(days=1))
    assert Revocation.objects.get().checked_at == NOW
    of = revoked_by(certificates.AUTHORITY, serials=[int(row.serial, 16)])
    file.write_bytes(of.public_bytes(Encoding.DER))
    revoking.check(row, at=NOW + timedelta(days=1))
    file.write_bytes(revoked_by(certificates.AUTHORITY).public_bytes(Encoding.DER))
    revoking.check(row, at=NOW + timedelta(days=1))
    assert Revocation.objects.get().standing == "revoked"


def test_each_signature_is_asked_about_once_a_day_for_a_month(row):
    for at in (NOW, NOW + timedelta(hours=1), NOW + timedelta(days=1), NOW + timedelta(days=31)):
        revoking.plan_due(at=at)
    assert Job.objects.filter(kind=revoking.JOB).count() == 2
    assert Job.objects.filter(kind=revoking.JOB, state=State.WAITING).count() == 2


def test_the_database_holds_no_revocation_without_its_moment(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        Revocation.objects.create(signature=row, standing="revoked", checked_at=NOW)


class Responder(BaseHTTPRequestHandler):
    """An authority that answers OCSP on loopback: `status` of whatever it is asked about."""

    status = ocsp.OCSPCertStatus.GOOD
    asked = 0

    def do_POST(self):
        request = ocsp.load_der_ocsp_request(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).asked += 1
        giver = certificates.authority(certificates.AUTHORITY)
        is_revoked = self.status == ocsp.OCSPCertStatus.REVOKED
        builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
            request.issuer_name_hash, request.issuer_key_hash, request.serial_number, request.hash_algorithm,
            self.status, NOW, NOW + timedelta(days=1), NOW - timedelta(hours=1) if is_revoked else None, None,
        )  # fmt: skip
        for extension in request.extensions:
            builder = builder.add_extension(extension.value, extension.critical)
        builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, giver.certificate)
        content = builder.sign(giver.key, hashes.SHA256()).public_bytes(Encoding.DER)
        self.send_response(200)
        self.send_header("Content-Type", "application/ocsp-response")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def authority():
    """Its answers, and where it is asked."""
    answers = type("Answers", (Responder,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield answers, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "standing"), [(ocsp.OCSPCertStatus.GOOD, "good"), (ocsp.OCSPCertStatus.REVOKED, "revoked")]
)
def test_the_authority_is_asked_over_the_network_by_the_machine_alone(
    world, letter, paper, trust, tmp_path, settings, authority, status, standing  # noqa: F811
):  # fmt: skip
    settings.SIGNING_ONLINE = True
    answers, address = authority
    answers.status = status
    [row] = bring(world, letter, sign_elsewhere(paper, tmp_path, asked_at=address))
    assert answers.asked == 0
    done()
    assert answers.asked == 1
    assert row.revocation.standing == standing


def test_an_authority_that_is_not_there_leaves_it_open(
    world, letter, paper, trust, tmp_path, settings, authority  # noqa: F811
):  # fmt: skip
    settings.SIGNING_ONLINE = True
    [row] = bring(world, letter, sign_elsewhere(paper, tmp_path, asked_at="http://127.0.0.1:1/"))
    done()
    assert row.revocation.standing == "unknown"


def test_no_address_in_a_certificate_from_nowhere_is_reached(
    world, letter, paper, tmp_path, settings, authority  # noqa: F811
):  # fmt: skip
    """Without roots nobody vouches for what the certificate says."""
    settings.SIGNING_ONLINE = True
    answers, address = authority
    [row] = bring(world, letter, sign_elsewhere(paper, tmp_path, asked_at=address))
    done()
    assert (answers.asked, row.revocation.standing) == (0, "unknown")


def test_a_signature_made_here_is_asked_about_too(world, letter, lists, tmp_path):  # noqa: F811
    folder = tmp_path / "keys" / f"unit-{world.commune.pk}"
    paper_file = signing.bytes_of(signing.frozen(letter))
    bring(world, letter, sign_elsewhere(paper_file, tmp_path))
    certificates.keep(folder, certificates.holder("UBND thị trấn Chợ Chu"))
    signing.sign_as_organisation(actor=world.clerk, letter=letter, at=NOW)
    (lists / "a.crl").write_bytes(revoked_by(certificates.AUTHORITY).public_bytes(Encoding.DER))
    done()
    assert {one.revocation.standing for one in Signature.objects.all()} == {revocation.Answer.GOOD}
