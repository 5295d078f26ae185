from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0003_moved_address")]

    operations = [
        migrations.AddField(
            "source",
            "masked_at",
            models.DateTimeField(blank=True, null=True, verbose_name="senast maskerad"),
        ),
        migrations.AddField(
            "source",
            "mask_notes",
            models.JSONField(
                default=list,
                help_text="rad, skäl och lagrum för varje maskering, för läsaren",
                verbose_name="maskeringar",
            ),
        ),
    ]
