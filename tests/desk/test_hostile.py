"""Files that nobody should upload and somebody will, through the page: each gets a row and a word in Swedish."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile

from ingest.intake import queue
from ingest.models import DeliveredFile, Upload
from tests.reading.hostile import corpus

# Slow by design (they run into the limits of reading); tests/reading/test_hostile.py reads each of them.
SLOW = (
    "bomb",
    "laughs",
    "endless",
    "deep",
    "hungry",
    "huge",
    "lying",
    "entries",
    "wide",
    "many-lines",
    "one-line",
)


def as_upload(name: str, data: bytes) -> InMemoryUploadedFile:
    """Return a file with its name just as it is; Django's own class for tests would tidy it."""
    file = InMemoryUploadedFile(io.BytesIO(data), "files", "x", "application/octet-stream", len(data), None)
    file._name = name
    return file


@pytest.mark.django_db
def test_every_hostile_file_gets_a_row_and_a_word_and_the_queue_goes_on(
    clerk, django_user_model, monkeypatch
):
    from ingest.intake.delivering import deliver

    monkeypatch.setattr(queue, "AT_ONCE_SECONDS", 0.0)
    kim = clerk()
    user = django_user_model.objects.get()
    files = [(name, data) for name, data in corpus() if not name.startswith(SLOW)]
    assert len(files) > 100
    delivery = deliver(user=user, files=[as_upload(name, data) for name, data in files])
    page = kim.get(f"/registrera/inlamningar/{delivery.pk}/")
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
    while queue.work_one():
        pass
    assert not Upload.objects.filter(state="queued").exists()
    assert not Upload.objects.filter(error_code="internal_error").exists()
    for row in DeliveredFile.objects.filter(upload=None):
        assert row.error_message.endswith((".", "?"))
    for upload in Upload.objects.filter(state="refused"):
        assert upload.error_message.endswith((".", "?"))
    for upload in Upload.objects.all():
        assert kim.get(f"/registrera/granska/{upload.pk}/").status_code == 200, upload.filename
    assert kim.get("/registrera/uppladdningar/?q=%00%F0%9F").status_code == 200


@pytest.mark.django_db
def test_hostile_names_come_through_the_request_itself(clerk):
    kim = clerk()
    boundary = "grans"
    names = [
        "../../etc/passwd",
        "x" * 300 + ".txt",
        "<script>.txt",
        "{{ 7*7 }}.txt",
        "rad%0Abrytning.txt",
        "\u202efdp.txt",
    ]
    body = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\ntext {n}\r\n'.encode()
        for n, name in enumerate(names)
    )
    kind = f"multipart/form-data; boundary={boundary}"
    page = kim.generic(
        "POST", "/registrera/ladda-upp/", body + f"--{boundary}--\r\n".encode(), content_type=kind
    )
    assert page.status_code == 302
    shown = kim.get(page["Location"]).content.decode()
    assert "<script>.txt" not in shown
    assert "&lt;script&gt;.txt" in shown
    assert "49.txt" not in shown
