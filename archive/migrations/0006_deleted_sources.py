from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_notices_and_removals")]

    operations = [
        migrations.AddField(
            "source",
            "deleted_by",
            models.CharField(blank=True, max_length=100, verbose_name="gallrad enligt beslut"),
        ),
    ]
