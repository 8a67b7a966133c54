"""A key in a PKCS#11 device signs as one in a file does; a device that is not there is told in a sentence."""

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from dispatches.services import signing
from dispatches.signing import keyring, keys
from tests.dispatches import certificates
from tests.dispatches.making import issued
from tests.world import NOW

pkcs11 = pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed")
MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not MODULE.exists(), reason="SoftHSM is not installed (apt-get install softhsm2)"),
]


@pytest.fixture(scope="module")
def device(tmp_path_factory):
    """A device of software, with the deputy's key and certificate under the label "ky"."""
    home = tmp_path_factory.mktemp("device")
    (home / "tokens").mkdir()
    (home / "softhsm2.conf").write_text(f"directories.tokendir = {home}/tokens\n", encoding="utf-8")
    patch = pytest.MonkeyPatch()
    patch.setenv("SOFTHSM2_CONF", str(home / "softhsm2.conf"))
    who = certificates.holder("Nguyễn Trung Kiên")
    (home / "key.pem").write_bytes(who.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    tool = ["softhsm2-util", "--module", str(MODULE)]
    subprocess.run([*tool, "--init-token", "--free", "--label", "xa", "--so-pin", "1234", "--pin", "5678"], check=True)
    subprocess.run(
        [*tool, "--import", str(home / "key.pem"), "--token", "xa", "--label", "ky", "--id", "01", "--pin", "5678"],
        check=True,
    )
    token = pkcs11.lib(str(MODULE)).get_token(token_label="xa")
    with token.open(user_pin="5678", rw=True) as session:
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: "ky",
                pkcs11.Attribute.ID: b"\x01",
                pkcs11.Attribute.SUBJECT: who.certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: who.certificate.public_bytes(Encoding.DER),
            }
        )
    yield
    patch.undo()


@pytest.fixture
def folder(world, settings, tmp_path):
    settings.SIGNING_DIR = str(tmp_path)
    keyring._opened.cache_clear()
    home = tmp_path / f"post-{world.deputy.post.pk}"
    home.mkdir()
    (home / "token.toml").write_text(f'module = "{MODULE}"\ntoken = "xa"\nlabel = "ky"\n', encoding="utf-8")
    (home / "password").write_text("5678\n", encoding="utf-8")
    return home


def test_the_device_signs_and_poppler_finds_it_valid(world, device, folder, tmp_path):
    row = signing.sign_as_person(actor=world.deputy, letter=issued(world), at=NOW)
    assert row.signer == "Nguyễn Trung Kiên"
    (tmp_path / "signed.pdf").write_bytes(signing.bytes_of(row.file))
    told = subprocess.run(["pdfsig", "-nocert", tmp_path / "signed.pdf"], capture_output=True, text=True).stdout
    assert "Signature is Valid" in told


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"pin": "0000"}, "sai mã PIN"), ({"token": "khác"}, "chưa cắm"), ({"label": "khác"}, "đúng một chứng thư")],
)
def test_a_device_that_does_not_open_is_told(device, changed, said):
    place = {"module": str(MODULE), "token": "xa", "label": "ky", "pin": "5678"} | changed
    with pytest.raises(keys.KeyTrouble, match=said):
        keys.TokenKey(keys.TokenPlace(**place))
