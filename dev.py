#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""One command for everything: sets up what is missing, says what it does, then does what was asked.

    python3 dev.py run [-- ARGS]   the app; with ARGS a command: run -- suggest --answers FILE
    python3 dev.py test [ARGS]     every test and check; ARGS go to pytest
    python3 dev.py check           format, lint, types, layers, translations, content
    python3 dev.py compile         the content pack and the message catalogues
    python3 dev.py bench [ARGS]    speed and memory beside their baselines
    python3 dev.py screenshots     a picture of every screen
    python3 dev.py build           a folder that runs without Python

Only the standard library: it runs on a bare Python 3.11 or later. What it says goes to stderr, so that
`run -- suggest --json` leaves nothing but JSON on stdout.
"""

import os
import sys
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
STAMPS = VENV / "stamps"
NOWHERE = -3  # subprocess.DEVNULL, which is imported only when something has to be run
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}

# The libraries that Qt needs from the system.
LIBRARIES = """
    libEGL.so.1 libGL.so.1 libglib-2.0.so.0 libfontconfig.so.1 libfreetype.so.6 libdbus-1.so.3
    libcups.so.2 libxkbcommon.so.0 libxkbcommon-x11.so.0 libX11-xcb.so.1 libxcb-cursor.so.0
    libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-randr.so.0 libxcb-render.so.0
    libxcb-render-util.so.0 libxcb-shape.so.0 libxcb-shm.so.0 libxcb-sync.so.1 libxcb-util.so.1
    libxcb-xfixes.so.0 libxcb-xkb.so.1 libwayland-client.so.0 libwayland-cursor.so.0
"""
# Programs beside it: the first four are welcome always, the rest only for tests and the build.
PROGRAMS = {"xvfb": "Xvfb", "qpdf": "qpdf", "poppler-utils": "pdftotext", "gettext": "msgfmt"}
TEST_PROGRAMS = {"xauth": "xauth", "gcc": "gcc", "libc6-dev": "/usr/include/stdlib.h", "binutils": "objdump"}
TEST_PROGRAMS |= {"strace": "strace", "dbus-daemon": "dbus-daemon", "openssh-client": "ssh-keygen"}
TEST_PROGRAMS |= {"age": "age", "dbus-bin": "dbus-send", "xdotool": "xdotool"}
TEST_PROGRAMS |= {"at-spi2-core": "/usr/libexec/at-spi-bus-launcher", "x11-xkb-utils": "setxkbmap"}


def main() -> int:
    """Do what the command line asks for and return its exit code."""
    verb, arguments = (sys.argv[1] if len(sys.argv) > 1 else "help"), sys.argv[2:]
    if sys.version_info < (3, 11):  # noqa: UP036 (said here, before anything that an older Python lacks)
        return say("Spreekuur needs Python 3.11 or later; this is " + sys.version.split()[0] + ".", code=1)
    if verb not in VERBS:
        print(__doc__)
        return 0 if verb in ("help", "--help", "-h") else 2
    try:
        return VERBS[verb](arguments[1:] if arguments[:1] == ["--"] else arguments)
    except KeyboardInterrupt:
        return 130
    except Stop as stop:
        return say(str(stop), code=1)


class Stop(Exception):
    """Something only a person can mend; its text says what."""


def run(arguments: list[str]) -> int:
    """Open the app, or run one of its commands, in place of this process."""
    set_up("run")
    compile_sources()
    screen = os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    if sys.platform == "linux" and not arguments and not screen:
        raise Stop("The app opens a window, and there is no screen here; see: python3 dev.py run -- --help")
    program = str(BIN / "spreekuur")
    if os.name != "nt":
        os.execv(program, [program, *arguments])
    return call(program, *arguments)


def test(arguments: list[str]) -> int:
    """Run the tests, away from the user's own folders; pytest says the last word."""
    set_up("dev")
    compile_sources()
    import tempfile

    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="spreekuur-") as home:
        return call(PYTHON, "-m", "pytest", *arguments, environment=quiet_home(home))


def check(arguments: list[str]) -> int:
    """Run only what looks at the code itself."""
    return test(["-v", "tests/architecture", *arguments])


def compile_(arguments: list[str]) -> int:
    """Make the content pack and the catalogues, whatever their age."""
    set_up("run")
    compile_sources(again=True)
    return 0


def bench(arguments: list[str]) -> int:
    """Measure against the baselines; misses do not fail."""
    return tool("tests/bench/run.py", arguments)


def screenshots(arguments: list[str]) -> int:
    """Draw every screen into `screenshots/`."""
    return tool("tests/screenshots/run.py", arguments)


def build(arguments: list[str]) -> int:
    """Make `dist/spreekuur/` and play an evening in it without Python."""
    return tool("tools/build.py", arguments)


def tool(script: str, arguments: list[str]) -> int:
    """Run one of our own scripts in the development environment."""
    set_up("dev")
    compile_sources()
    os.chdir(ROOT)
    return call(PYTHON, script, *arguments)


VERBS = {"run": run, "test": test, "check": check, "compile": compile_}
VERBS |= {"bench": bench, "screenshots": screenshots, "build": build}


def set_up(level: str) -> None:
    """Make the environment of that level, unless its stamp says that it stands already."""
    here = f"{sys.version} {ROOT}"
    if not (stamped("python", here) and Path(PYTHON).exists() and stamped(level, digest(LOCKS[level]))):
        ask_the_system(level)
        if not (stamped("python", here) and Path(PYTHON).exists()):
            make_venv()
            stamp("python", here)
        install(level)
        for name in LOCKS if level == "dev" else [level]:
            stamp(name, digest(LOCKS[name]))
    if not stamped("project", digest("pyproject.toml")):
        say("Linking spreekuur into .venv")
        pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        stamp("project", digest("pyproject.toml"))


def make_venv() -> None:
    """Make an empty `.venv` for this Python."""
    say(f"Making .venv with Python {sys.version.split()[0]}")
    if call(sys.executable, "-m", "venv", "--clear", str(VENV), stdout=sys.stderr):
        raise Stop(f"The environment could not be made: ask for the package {venv_package()} of your system.")


def install(level: str) -> None:
    """Install exactly what the lock file names, and nothing whose hash differs."""
    say(f"Installing what {LOCKS[level]} names (the first time this downloads some 125 MB)")
    pip("install", "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(ROOT / LOCKS[level]))


def pip(*arguments: str) -> None:
    """Run pip in the environment; what it prints is not for stdout."""
    if call(PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments, stdout=sys.stderr):
        raise Stop(
            "The packages could not be installed; the lines above say why. A first start needs the internet."
        )


def ask_the_system(level: str) -> None:
    """Install Debian packages where we may; else say what to ask for, and stop if tests need it."""
    import importlib.util
    import shutil

    if sys.platform != "linux":
        return
    needed = [package_of(library) for library in LIBRARIES.split() if not loads(library)]
    pip_is_there = importlib.util.find_spec("ensurepip") is not None
    needed += [] if pip_is_there else [venv_package()]
    programs = PROGRAMS | (TEST_PROGRAMS if level == "dev" else {})
    found = [name for name in programs.values() if shutil.which(name) or Path(name).is_file()]
    welcome = [package for package, name in programs.items() if name not in found]
    if (needed or welcome) and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install(needed + welcome)
    elif level == "dev" and needed + welcome:
        raise Stop("Please ask for: apt-get install " + " ".join(needed + welcome))
    elif not pip_is_there:
        raise Stop("Please ask for: apt-get install " + " ".join(needed))
    elif needed:
        say("Please ask for, if the window does not open: apt-get install " + " ".join(needed))


def apt_install(packages: list[str]) -> None:
    """Install Debian packages, with a fresh list of them first."""
    say("Installing system packages: " + " ".join(packages))
    quietly = {"DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "-qq", "update", stdout=NOWHERE, environment=quietly)
    install = ["apt-get", "-qq", "-y", "--no-install-recommends", "install"]
    if call(*install, *packages, stdout=NOWHERE, environment=quietly):
        raise Stop("The system packages could not be installed; the lines above say why.")


def venv_package() -> str:
    """Debian keeps half of the venv module in a package of its own."""
    return f"python3.{sys.version_info.minor}-venv"


def package_of(library: str) -> str:
    """Debian names a package after its library: libxcb-icccm.so.4 is in libxcb-icccm4."""
    name, _, number = library.lower().replace("libglib-", "libglib").partition(".so.")
    return name + ("-" if name[-1].isdigit() else "") + number


def loads(library: str) -> bool:
    """Whether the system's loader finds that library."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def compile_sources(*, again: bool = False) -> None:
    """Make `compiled/` when a source is newer; a missing translation shows English until it is there."""
    sources = newest("resources/content", "resources/statistics", "desktop/spreekuur/content")
    if again or sources > newest("compiled/statistics.json"):
        step("Compiling the content", "-m", "spreekuur.content.compile")
    if again or newest("translations", "tools/catalogues.py") > newest("compiled/locale/stamp"):
        step("Compiling the translations", str(ROOT / "tools" / "catalogues.py"), "compile", "--partial")


def step(text: str, *arguments: str) -> None:
    """Say what happens and run it in the environment."""
    say(text)
    if call(PYTHON, *arguments, stdout=sys.stderr):
        raise Stop(text + " failed; the lines above say where.")


def newest(*places: str) -> float:
    """The time of the last change below these places, folders included; 0 when there is nothing."""
    times = [0.0]
    for place in places:
        path = ROOT / place
        if path.exists():
            inside = path.rglob("*") if path.is_dir() else []
            times += [item.stat().st_mtime for item in [path, *inside] if "__pycache__" not in item.parts]
    return max(times)


def digest(name: str) -> str:
    """A file's fingerprint."""
    import hashlib

    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def stamp(name: str, value: str) -> None:
    """Remember that a step was done."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(value, encoding="utf-8")


def stamped(name: str, value: str) -> bool:
    """Whether that step was done for just this state."""
    path = STAMPS / name
    return path.exists() and path.read_text(encoding="utf-8") == value


def quiet_home(home: str) -> dict[str, str]:
    """Tests see no screen and write nothing into the user's own folders.

    They start hundreds of programs: each would compile all of ours anew where Python was told to keep nothing.
    """
    folders = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    told = {"HOME": home, "USERPROFILE": home, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    return told | folders


def call(*command: str, stdout: TextIO | int | None = None, environment: dict[str, str] | None = None) -> int:
    """Run a command and return its exit code; it sees our environment with these changes."""
    import subprocess

    return subprocess.call(command, stdout=stdout, env=os.environ | (environment or {}))


def say(text: str, *, code: int = 0) -> int:
    """One line on stderr; returns the code, for the last line of a command."""
    print("dev:", text, file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
