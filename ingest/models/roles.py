"""Who may do what at the clerk's desk, and for which body."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from archive.models import Body


class Role(models.Model):
    """Role (*roll*) of an account, for one body or, with `body` None, for all.

    Roles do not include one another: who shall both correct and publish has two.
    """

    class Kind(models.TextChoices):
        REGISTRAR = "registrar", "registrator"
        PUBLISHER = "publisher", "publicist"
        ADMINISTRATOR = "administrator", "administratör"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles")
    kind = models.CharField("roll", max_length=14, choices=Kind)
    body = models.ForeignKey(
        Body, models.CASCADE, null=True, blank=True, related_name="roles", verbose_name="kommun eller region"
    )

    class Meta:
        verbose_name = "roll"
        verbose_name_plural = "roller"
        ordering = ["kind", "body__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "body"], nulls_distinct=False, name="role_given_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.body.name if self.body else 'alla'}"


class SecondFactor(models.Model):
    """Second factor (*andra faktor*): a secret for one-time codes (TOTP, RFC 6238).

    `last_step` is the time step of the last code that was used, so that none is used twice.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=64)
    confirmed = models.BooleanField("bekräftad", default=False)
    last_step = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "andra faktor"
        verbose_name_plural = "andra faktorer"

    def __str__(self) -> str:
        return f"{self.user}"


class FailedLogin(models.Model):
    """A log-in that failed (*misslyckad inloggning*); `key` is a keyed hash of the name and the address."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "misslyckad inloggning"
        verbose_name_plural = "misslyckade inloggningar"
        indexes = [models.Index(fields=["key", "at"], name="failed_login_key")]

    def __str__(self) -> str:
        return f"{self.at}"


class ApiToken(models.Model):
    """Key for another system (*nyckel för API*): it may upload for one body, and nothing else.

    Only its SHA-256 is kept; who lost it makes a new one.
    """

    name = models.CharField("namn", max_length=100)
    hash = models.CharField(max_length=64, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="tokens", verbose_name="kommun eller region")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tokens")
    created_at = models.DateTimeField("skapad", auto_now_add=True)
    revoked_at = models.DateTimeField("återkallad", null=True, blank=True)

    class Meta:
        verbose_name = "nyckel för API"
        verbose_name_plural = "nycklar för API"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name
