# The app and its worker, for an external PostgreSQL (DATABASE_URL).

FROM python:3.11-slim AS packages
WORKDIR /build
RUN python -m venv --without-pip /venv
# What the app needs in the locked versions, each file by its hash, without the embedded PostgreSQL and without the tools
# of the tests; and again only when this file has changed.
COPY requirements.lock ./
RUN grep -v '^pixeltable' requirements.lock > packages.txt \
    && pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r packages.txt

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
# pg_dump and pg_restore of the server's version (compose.yaml), for `backup` and `restore`: Debian's own are older.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y --no-install-recommends postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o 10001 -g 10001 /backups \
    # Nothing is installed here any more.
    && python -m pip uninstall -y setuptools wheel pip
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
