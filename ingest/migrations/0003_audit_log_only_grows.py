from django.db import migrations

REFUSE = """
CREATE FUNCTION ingest_audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log only grows: % is refused', TG_OP;
END
$$;
CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE ON ingest_auditentry
    FOR EACH ROW EXECUTE FUNCTION ingest_audit_only_grows();
CREATE TRIGGER audit_refuses_truncate BEFORE TRUNCATE ON ingest_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION ingest_audit_only_grows();
"""
ALLOW = """
DROP TRIGGER audit_refuses_truncate ON ingest_auditentry;
DROP TRIGGER audit_refuses_change ON ingest_auditentry;
DROP FUNCTION ingest_audit_only_grows();
"""


class Migration(migrations.Migration):
    dependencies = [("ingest", "0002_the_desk")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
