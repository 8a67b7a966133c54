# The image of web, worker, clock and migrations: one image, four commands (docker-compose.yml).
FROM python:3.11-slim-bookworm AS build
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --quiet uv==0.13.9
COPY requirements.txt /tmp/
RUN /venv/bin/uv pip install --no-cache --quiet --compile-bytecode --python /venv/bin/python -r /tmp/requirements.txt \
    && /venv/bin/pip uninstall --quiet --yes uv

FROM python:3.11-slim-bookworm
# What WeasyPrint opens (the fonts come with the project), and what reads scans and old .doc files.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    tesseract-ocr tesseract-ocr-vie antiword \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home app \
    && install --directory --owner app --group app /app /data /data/files /data/beat
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 VAR_DIR=/data STATIC_ROOT=/app/static-collected MEDIA_ROOT=/data/files
WORKDIR /app
COPY --chown=app:app . .
# EMBEDDED only for this one step: it needs no database and no key.
RUN EMBEDDED=1 python manage.py collectstatic --noinput --verbosity 0 && chown -R app:app static-collected
USER app
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "-m", "dissemination.probe"]
CMD ["gunicorn", "dissemination.wsgi", "--config", "dissemination/gunicorn.py"]
