# SPDX-License-Identifier: EUPL-1.2
"""Apache and rclone as a municipality would run them: programs of this computer, in a folder of a test."""

import base64
import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from webdav_server import PASSWORD, USER

NOBODY = 65534
PLACES = ("team", "drop", "sizes", "still", "small", "moved")
_MODULES = """
    mpm_event authn_core authn_file authz_core authz_user auth_basic dav dav_fs ssl alias dir mime
"""
_APACHE = """
ServerName localhost
ServerRoot {home}
PidFile {home}/pid
ErrorLog {home}/errors
Mutex file:{home}
Listen 127.0.0.1:{port}
{modules}
{who}
TypesConfig /dev/null
DavLockDB {home}/locks/db
DocumentRoot {folder}
SSLEngine on
SSLCertificateFile {certificate}
SSLCertificateKeyFile {certificate}
KeepAliveTimeout 2
<Directory {folder}>
  Dav On
  AuthType Basic
  AuthName figures
  AuthUserFile {home}/users
  Require valid-user
</Directory>
<Location /drop>
  <LimitExcept PUT MKCOL MOVE>
    Require all denied
  </LimitExcept>
</Location>
<Location /sizes>
  <LimitExcept PUT MKCOL MOVE PROPFIND>
    Require all denied
  </LimitExcept>
</Location>
<Location /still>
  <LimitExcept PUT MKCOL>
    Require all denied
  </LimitExcept>
</Location>
<Location /small>
  LimitRequestBody 20000
</Location>
Redirect permanent /moved https://elsewhere.example/team
"""


@dataclass(frozen=True)
class Real:
    """A server that runs: what it serves, and where."""

    name: str
    version: str
    folder: Path
    port: int

    def url(self, path: str = "team", *, port: int = 0) -> str:
        return f"https://localhost:{port or self.port}/{path}"

    def emptied(self, path: str = "team") -> Path:
        """A folder of it with nothing in it, as it was made first."""
        place = self.folder / path
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        if os.geteuid() == 0:
            os.chown(place, NOBODY, NOBODY)
        return place


_FOLDERS = (
    "/usr/lib/apache2/modules",
    "/usr/lib64/httpd/modules",
    "/usr/lib/httpd/modules",
    "/usr/libexec/apache2",
)


def _apache() -> tuple[str, str] | None:
    """The program and its modules; None where one of them is missing."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
    program = next(filter(None, (shutil.which(name, path=path) for name in ("apache2", "httpd"))), None)
    modules = next((one for one in _FOLDERS if Path(one, "mod_dav.so").exists()), None)
    return (program, modules) if program and modules else None


def installed(*names: str) -> list[str]:
    """Those of the servers that this computer has."""
    here = {"apache": _apache(), "rclone": shutil.which("rclone")}
    return [name for name in names if here[name]]


@contextmanager
def apache(certificate: Path) -> Iterator[Real]:
    """Apache with mod_dav, and with folders that allow less."""
    program, modules = _apache() or ("", "")
    with _home() as home:
        port, folder = _free_port(), home / "served"
        (home / "users").write_text(_password_line())
        (home / "locks").mkdir()
        own = home / "certificate.pem"
        own.write_bytes(certificate.read_bytes())
        root = os.geteuid() == 0  # then it works as nobody, as it should
        for place in (folder, home / "locks"):
            place.mkdir(exist_ok=True)
            if root:
                os.chown(place, NOBODY, NOBODY)
        told = {
            "home": home,
            "folder": folder,
            "port": port,
            "certificate": own,
            "modules": "\n".join(
                f"LoadModule {name}_module {modules}/mod_{name}.so" for name in _MODULES.split()
            ),
            "who": f"User #{NOBODY}\nGroup #{NOBODY}" if root else "",
        }
        (home / "conf").write_text(_APACHE.format(**told))
        version = _said([program, "-v"]).splitlines()[0].removeprefix("Server version: ")
        with _running([program, "-f", str(home / "conf"), "-DFOREGROUND"], port, home):
            real = Real("apache", version, folder, port)
            for place in PLACES:
                real.emptied(place)
            yield real


@contextmanager
def rclone(certificate: Path) -> Iterator[Real]:
    """`rclone serve webdav` with a certificate and a file of passwords."""
    program = shutil.which("rclone") or ""
    with _home() as home:
        port, folder = _free_port(), home / "served"
        (folder / "team").mkdir(parents=True)
        (home / "users").write_text(_password_line())
        asked = [program, "serve", "webdav", str(folder), "--addr", f"localhost:{port}"]
        asked += ["--cert", str(certificate), "--key", str(certificate), "--htpasswd", str(home / "users")]
        asked += [
            "--config",
            str(home / "none.conf"),
            "--cache-dir",
            str(home / "cache"),
            "--dir-cache-time",
            "0",
        ]
        version = _said([program, "version"]).splitlines()[0]
        with _running(asked, port, home):
            yield Real("rclone", version, folder, port)


def _password_line() -> str:
    return f"{USER}:{{SHA}}{base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()}\n"


@contextmanager
def _home() -> Iterator[Path]:
    """A folder that a server of its own user can walk into."""
    home = Path(tempfile.mkdtemp(prefix="spreekuur-server-"))
    home.chmod(0o755)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout


@contextmanager
def _running(command: list[str], port: int, home: Path) -> Iterator[None]:
    with (home / "said").open("wb") as said:
        child = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        _wait_for(port, child, home)
        yield
    finally:
        child.terminate()
        child.wait(30)


def _wait_for(port: int, child: "subprocess.Popen[bytes]", home: Path) -> None:
    """A server that starts tells nobody when it is there: it is asked until it is."""
    until = time.monotonic() + 20
    while time.monotonic() < until and child.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError((home / "said").read_text(errors="replace"))
