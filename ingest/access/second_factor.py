"""One-time codes from an app (TOTP, RFC 6238) as a second factor."""

from __future__ import annotations

import hmac
import time

import pyotp
import segno
from django.contrib.auth.models import User
from django.db import transaction

from ingest.models import SecondFactor

ISSUER = "Protokollarkivet"
_STEP = 30  # seconds; RFC 6238, section 5.2
_DRIFT = 1  # steps that a clock may be wrong by


def has_second_factor(user: User) -> bool:
    """Tell whether the user has set up codes and proved it once."""
    return SecondFactor.objects.filter(user=user, confirmed=True).exists()


def begin(user: User) -> SecondFactor:
    """Return the user's factor, not yet confirmed; a fresh secret where there was none."""
    factor, _ = SecondFactor.objects.get_or_create(user=user, defaults={"secret": pyotp.random_base32()})
    return factor


def address(factor: SecondFactor) -> str:
    """Return the address that an app on the same device can open: "otpauth://totp/…"."""
    name = factor.user.get_username()
    return pyotp.TOTP(factor.secret).provisioning_uri(name=name, issuer_name=ISSUER)


def qr_code(factor: SecondFactor) -> str:
    """Return the address as a QR code to scan with a telephone: an SVG image as "data:image/svg+xml,…"."""
    code = segno.make(address(factor), micro=False)
    return code.svg_data_uri(scale=5, border=4, dark="#000", light="#fff")


@transaction.atomic
def accept_code(user: User, code: str, now: float | None = None) -> bool:
    """Tell whether a code is right for this moment and not used before; it is used up then."""
    factor = SecondFactor.objects.select_for_update().filter(user=user).first()
    if factor is None:
        return False
    given = "".join(code.split()).encode()
    step = int(time.time() if now is None else now) // _STEP
    totp = pyotp.TOTP(factor.secret)
    for tried in range(step - _DRIFT, step + _DRIFT + 1):
        right = hmac.compare_digest(totp.at(tried * _STEP).encode(), given)
        if right and tried > factor.last_step:
            factor.last_step, factor.confirmed = tried, True
            factor.save(update_fields=["last_step", "confirmed"])
            return True
    return False
