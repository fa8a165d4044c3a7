#!/usr/bin/env bash
# Opens Trellis. Without a display it plays a day on the sample desk and writes a picture of each step instead.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

.venv/bin/python -m compileall -q src

if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" || "$(uname -s)" == Darwin ]]; then
    # A set-up without a display, by `make test` on a remote line, has not looked for what a window needs.
    if [[ "$(uname -s)" == Linux && ! -e .venv/ready-for-a-window ]]; then
        packaging/linux/setup.sh run
    fi
    exec .venv/bin/trellis
fi

pictures="$PWD/build/pictures"
echo "There is no display here, so Trellis plays a day on its sample desk and draws each step."
QT_QPA_PLATFORM=offscreen .venv/bin/trellis demo --pictures "$pictures"
echo "The pictures are in $pictures"
