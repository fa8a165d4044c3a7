#!/usr/bin/env bash
# Makes .venv ready: `setup.sh run` for running Trellis, `setup.sh develop` for tests and checks as well.
#
# 1. finds Python 3.11 or newer and the system libraries Qt needs; what is missing comes from apt, as root or through
#    sudo, or the exact line is printed and nothing else happens
# 2. makes .venv and installs the locked packages, each checked against its hash
# 3. installs Trellis itself from this checkout, byte-compiles, and opens an invisible window as proof
# 4. leaves stamps, so that the next `make` neither works nor asks the network
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
level=${1:?"say run or develop"}

# file Qt loads, Debian and Ubuntu package that brings it
libraries=(
    "libEGL.so.1 libegl1"
    "libGL.so.1 libgl1"
    "libxkbcommon.so.0 libxkbcommon0"
    "libfontconfig.so.1 libfontconfig1"
    "libglib-2.0.so.0 libglib2.0-0"
    "libdbus-1.so.3 libdbus-1-3"
    "libgssapi_krb5.so.2 libgssapi-krb5-2"
)
window_libraries=(
    "libxcb-cursor.so.0 libxcb-cursor0"
    "libxkbcommon-x11.so.0 libxkbcommon-x11-0"
    "libxcb-icccm.so.4 libxcb-icccm4"
    "libxcb-image.so.0 libxcb-image0"
    "libxcb-keysyms.so.1 libxcb-keysyms1"
    "libxcb-randr.so.0 libxcb-randr0"
    "libxcb-render-util.so.0 libxcb-render-util0"
    "libxcb-shape.so.0 libxcb-shape0"
    "libxcb-sync.so.1 libxcb-sync1"
    "libxcb-xfixes.so.0 libxcb-xfixes0"
    "libxcb-xkb.so.1 libxcb-xkb1"
    "libX11-xcb.so.1 libx11-xcb1"
)

say() { printf 'trellis: %s\n' "$*" >&2; }

# Prints the first Python that is new enough, or nothing.
find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
}

# Installs the packages named, or says which line does and stops.
install_packages() {
    local as_root=()
    local line="apt-get install -y --no-install-recommends $*"
    if ! command -v apt-get >/dev/null; then
        say "these are missing, named as Debian names them; please install what your system calls them: $*"
        exit 1
    fi
    if [[ $(id -u) -ne 0 ]]; then
        # Without a terminal nobody can answer sudo's question.
        if command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
            as_root=(sudo)
        else
            say "some system packages are missing. Please ask an administrator to run"
            say "    sudo apt-get update && sudo $line"
            say "and then run make again."
            exit 1
        fi
    fi
    say "installing $*"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    # shellcheck disable=SC2086 # the line is made of words
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $line
}

# Prints the packages for the libraries that cannot be loaded; takes "file package" pairs.
missing_libraries() {
    printf '%s\n' "$@" | "$python" -c '
import ctypes, sys
for line in sys.stdin:
    library, package = line.split()
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
'
}

has_fonts() {
    local folder
    for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" "$HOME/.fonts"; do
        if [[ -d $folder && -n $(find -L "$folder" \( -name '*.ttf' -o -name '*.otf' \) -print -quit) ]]; then
            return
        fi
    done
    return 1
}

python=$(find_python)
if [[ -z $python ]]; then
    install_packages python3 python3-venv
    python=$(find_python)
    if [[ -z $python ]]; then
        say "Trellis needs Python 3.11 or newer, and this system brings an older one."
        say "Install a newer one and name it: make PYTHON=/path/to/python3.12 run"
        exit 1
    fi
fi

missing=()
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    missing+=("$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')")
fi
if [[ $(uname -s) == Linux ]]; then
    wanted=("${libraries[@]}")
    if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
        wanted+=("${window_libraries[@]}")
    fi
    mapfile -t -O "${#missing[@]}" missing < <(missing_libraries "${wanted[@]}")
    has_fonts || missing+=(fonts-inter)
fi
if [[ ${#missing[@]} -gt 0 ]]; then
    install_packages "${missing[@]}"
fi

# Half a virtual environment, or one whose Python is gone, is made anew.
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    say "making .venv with $python"
    "$python" -m venv --clear .venv
fi

case $level in
    run) lock=requirements.txt ;;
    develop) lock=requirements-dev.txt ;;
    *) say "say run or develop, not $level"; exit 2 ;;
esac
say "installing what $lock names (about 100 MB the first time)"
pip=(.venv/bin/python -m pip --disable-pip-version-check --no-input)
"${pip[@]}" install --quiet --compile --require-hashes -r "$lock"
"${pip[@]}" install --quiet --no-index --no-deps --no-build-isolation --editable .
.venv/bin/python -m compileall -q src

if ! QT_QPA_PLATFORM=offscreen .venv/bin/python -c 'from PySide6.QtWidgets import QApplication; QApplication([])'; then
    say "Qt cannot open a window here; the line above names what it misses."
    exit 1
fi

if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
    touch .venv/ready-for-a-window
fi
touch .venv/ready-to-run
if [[ $level == develop ]]; then
    touch .venv/ready-to-develop
fi
