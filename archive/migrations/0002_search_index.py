"""The search index gets its columns; until now its table was empty."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# A narrow row, its vector apart and not compressed, so that what reads many rows reads few pages; the planner
# knows the ten thousand most common lexemes; a word that is counted anew stays on its page.
STORAGE = """
ALTER TABLE archive_searchdocument SET (toast_tuple_target = 128);
ALTER TABLE archive_searchdocument ALTER vector SET STORAGE EXTERNAL, ALTER vector SET STATISTICS 1000;
ALTER TABLE archive_searchdocument ALTER labels SET STORAGE MAIN;
ALTER TABLE archive_searchword SET (fillfactor = 70);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0001_initial"),
    ]

    operations = [
        migrations.DeleteModel(name="SearchDocument"),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_document",
                        serialize=False,
                        to="archive.agendaitem",
                    ),
                ),
                ("day", models.DateField(verbose_name="sammanträdets dag")),
                ("length", models.PositiveIntegerField(verbose_name="antal ord")),
                (
                    "labels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        size=None,
                        verbose_name="det som räknas i filtren",
                    ),
                ),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "verbose_name": "sökpost",
                "verbose_name_plural": "sökposter",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["vector"], name="search_vector"
                    ),
                    models.Index(fields=["-day", "-item"], name="search_newest"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "word",
                    models.CharField(
                        db_collation="C",
                        max_length=100,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ord",
                    ),
                ),
                ("documents", models.PositiveIntegerField(verbose_name="antal paragrafer")),
                ("is_common", models.BooleanField(default=False, verbose_name="skrivs med liten bokstav")),
            ],
            options={"verbose_name": "ord i arkivet", "verbose_name_plural": "ord i arkivet"},
        ),
        migrations.CreateModel(
            name="SearchChampions",
            fields=[
                (
                    "word",
                    models.CharField(
                        db_collation="C",
                        max_length=100,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ord",
                    ),
                ),
                (
                    "items",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None, verbose_name="paragrafer"
                    ),
                ),
            ],
            options={
                "verbose_name": "främsta paragrafer för ett ord",
                "verbose_name_plural": "främsta paragrafer för ord",
            },
        ),
        migrations.CreateModel(
            name="SearchStatistics",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mean_length", models.FloatField(verbose_name="ord i en paragraf i medeltal")),
                ("last_item", models.BigIntegerField(verbose_name="den nyaste paragrafen som är med")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="gjord")),
            ],
            options={"verbose_name": "sökstatistik", "verbose_name_plural": "sökstatistik"},
        ),
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
    ]
