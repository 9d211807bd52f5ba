# The app and its worker, for an external PostgreSQL (DATABASE_URL).

FROM python:3.11-slim AS packages
WORKDIR /build
RUN python -m venv /venv
# Only the metadata, not the code: pip installs what the app needs, without the embedded PostgreSQL and without
# the tools of the tests, in the locked versions; and again only when these two files have changed.
COPY pyproject.toml requirements.lock ./
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --constraint requirements.lock .

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv
COPY --from=packages /venv /venv
COPY migrations migrations
COPY manifest manifest
COPY app app
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s \
    CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
ENTRYPOINT ["python", "-m", "app"]
CMD ["serve", "--host", "0.0.0.0"]
