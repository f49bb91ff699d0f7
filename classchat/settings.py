"""Settings from the environment; without one, the embedded default for a small school on one machine.

A long file, so that whoever runs a school finds everything in one place.

SECRET_KEY, CASE_KEYS   keys; read from var/keys when absent
DATABASE_URL            postgres://…; SQLite in var/ when absent
REDIS_URL               redis://…; the in-process layer when absent
CLASSCHAT_ORIGIN        the school's address as browsers see it, http://localhost:8000 when absent
CLASSCHAT_VAR           where data lives, ./var when absent
CLASSCHAT_DEMO          1 opens /demo to this machine only
CLASSCHAT_STATIC_FROM_SOURCE  1 serves styles and scripts as they lie in the source (tests, writing code)
CLAMAV                  where ClamAV listens: unix:/run/clamav/clamd.ctl or a host:port; files go unscanned when absent
EMAIL_HOST, _PORT, _HOST_USER, _HOST_PASSWORD, _FROM  how mail leaves; var/mail when absent
"""

import os
from datetime import time
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("CLASSCHAT_VAR", BASE_DIR / "var"))


def _key(name: str) -> str:
    if value := os.environ.get(name):
        return value
    kept = VAR_DIR / "keys" / name
    if kept.is_file():
        return kept.read_text().strip()
    raise ImproperlyConfigured(
        f"{name} is not set and {kept} is not there. `python3 dev.py setup` makes one."
    )


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


SECRET_KEY = _key("SECRET_KEY")
CASE_KEYS = _key("CASE_KEYS").split(",")
DEBUG = _is_on("DEBUG")
DEMO = _is_on("CLASSCHAT_DEMO")

ORIGIN = os.environ.get("CLASSCHAT_ORIGIN", "http://localhost:8000").rstrip("/")
_origin = urlsplit(ORIGIN)
SECURE = _origin.scheme == "https"
ALLOWED_HOSTS = [_origin.hostname or "localhost", *os.environ.get("ALLOWED_HOSTS", "").split()]
if not SECURE:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "daphne",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "channels",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "audit",
    "notices",
    "people",
    "rooms",
    "moderation",
    "classchat",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "classchat.middleware.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "people.middleware.RefusalMiddleware",
    "people.middleware.SecondStepMiddleware",
    "people.middleware.LastSeenMiddleware",
    "classchat.middleware.PrivateCacheMiddleware",
]

ROOT_URLCONF = "classchat.urls"
ASGI_APPLICATION = "classchat.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "classchat.context.navigation",
            ],
        },
    }
]

_sqlite = f"sqlite:///{VAR_DIR / 'classchat.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(os.environ.get("DATABASE_URL", _sqlite), conn_max_age=0)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 2, "max_size": 16, "timeout": 10}}
ATOMIC_REQUESTS = False

REDIS_URL = os.environ.get("REDIS_URL", "")
if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS_URL], "prefix": "classchat"},
        }
    }
    _patience = {"socket_timeout": 1, "socket_connect_timeout": 1}  # seconds: no page waits longer for it
    _redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    CACHES = {"default": _redis | {"OPTIONS": _patience}}
else:
    CHANNEL_LAYERS = {
        "default": {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 10_000}}
    }
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "classchat-session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "classchat-csrf"
CSRF_FAILURE_VIEW = "people.views.stale_page.stale_page"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = False  # the proxy in front redirects; it also speaks plain http to us
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

ACCOUNT_ADAPTER = "people.adapters.AccountAdapter"
ACCOUNT_USER_DISPLAY = "people.adapters.shown_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is verified before its account exists (PE-31)
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers' addresses get no mail from the school
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A whole class may sit behind one address: limits by person stay, limits by address are wide.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "300/m/ip,10/5m/key",
    "request_login_code": "300/m/ip,4/m/key",
    "reauthenticate": "10/m/user",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_TOTP_ISSUER = "ClassChat"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
if DEMO or not EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "ClassChat <chat@hollybank.example.org>")

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("ur", _("Urdu"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

CLAMAV = os.environ.get("CLAMAV", "")

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "media"
WHITENOISE_USE_FINDERS = DEBUG or _is_on("CLASSCHAT_STATIC_FROM_SOURCE")
STORAGES = {
    "default": {  # photos: read by us only, and sent by a view that asks who may see them
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if WHITENOISE_USE_FINDERS
        else "classchat.storage.StaticStorage"
    },
}

# Within how many hours of school days somebody looks at a case; the most urgent by the clock (MO-41).
SCHOOL_DAY = (time(8), time(16))
FIRST_LOOK_HOURS = {"critical": 0.25, "high": 4, "normal": 8, "low": 16}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
    "loggers": {"classchat": {"level": "INFO"}, "people": {"level": "INFO"}, "rooms": {"level": "INFO"}},
}
