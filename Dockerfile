FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1
WORKDIR /srv/classchat

COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes --only-binary=:all: -r requirements/run.txt

COPY . .

# The keys are for this one command: nothing that collectstatic writes depends on them.
RUN useradd --system --uid 10001 classchat \
    && mkdir -p var/uploads var/media \
    && SECRET_KEY=build CASE_KEYS=build python manage.py collectstatic --no-input --verbosity 0 \
    && chown -R classchat var

USER classchat
EXPOSE 8000
CMD ["python", "manage.py", "serve", "--no-worker", "--proxy-headers", "--host", "0.0.0.0", "--port", "8000"]
