"""The project names no package host: installers use what the machine is set up for."""

from tests.architecture.tree import files, short

# Put together here, so that this file does not name them either.
HOSTS = [
    "pypi" + ".org",
    "files.python" + "hosted.org",
    "registry.npm" + "js.org",
    "deb.debian" + ".org",
    "docker" + ".io",
    "ghcr" + ".io",
    "cdn.jsdelivr" + ".net",
    "unpkg" + ".com",
]


def test_no_file_names_a_package_host() -> None:
    naming = [
        f"{short(path)}: {host}" for path in files() for host in HOSTS if host.encode() in path.read_bytes()
    ]
    assert naming == []
