"""Statements written by hand: in the caller's transaction, planned once, and with Django's errors."""

import pytest
from django.db import IntegrityError, connection, transaction

from archive.models import Body
from archive.statements import rows_where, run

pytestmark = pytest.mark.django_db

_NAMES = "SELECT name FROM archive_body WHERE sort_key = ANY(%s) ORDER BY name"


@pytest.fixture
def bodies() -> list[Body]:
    return [
        Body.objects.create(
            name=name, slug=name.lower(), sort_key=name.lower(), private_names_fade_after=days
        )
        for name, days in (("Ekeby", None), ("Askeby", 30))
    ]


def planned() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%sort_key = ANY%"]
        )
        return int(cursor.fetchone()[0])


def test_a_statement_sees_what_its_transaction_has_written(bodies):
    assert run(_NAMES, [["ekeby", "askeby"]]) == [("Askeby",), ("Ekeby",)]
    assert run("UPDATE archive_body SET name = %s WHERE id = %s", ["Storekeby", bodies[0].pk]) == []
    assert Body.objects.get(pk=bodies[0].pk).name == "Storekeby"


def test_a_statement_is_planned_once_whatever_its_values(bodies):
    for keys in (["ekeby"], ["askeby", "ekeby"], []):
        run(_NAMES, [keys])
    assert planned() == 1


def test_rows_are_those_that_a_queryset_gives(bodies):
    (row,) = rows_where(Body, "sort_key = %s ORDER BY id LIMIT 1", ["askeby"])
    stored = Body.objects.get(sort_key="askeby")
    fields = [field.attname for field in Body._meta.concrete_fields]
    assert [getattr(row, field) for field in fields] == [getattr(stored, field) for field in fields]
    row.kind = Body.Kind.MUNICIPALITY
    row.save()
    assert Body.objects.filter(kind=Body.Kind.MUNICIPALITY).get() == stored


def test_what_postgresql_refuses_is_an_error_of_django_s_and_the_next_statement_goes_on(bodies):
    with pytest.raises(IntegrityError), transaction.atomic():
        run("UPDATE archive_body SET name = %s", ["Ekeby"])
    assert run(_NAMES, [["ekeby"]]) == [("Ekeby",)]
    with pytest.raises(transaction.TransactionManagementError), transaction.atomic():
        transaction.set_rollback(True)
        run(_NAMES, [["ekeby"]])
