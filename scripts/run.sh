#!/usr/bin/env bash
# Builds Samsyn and opens it. Without a display it opens on a virtual one, waits until something
# is drawn, and says where the screenshot lies.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh run
npm run --silent --prefix ui build
cargo build --quiet
binary=target/debug/samsyn

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$binary"
fi

shot=target/run/samsyn.png
mkdir -p target/run
echo "No display: Samsyn opens on a virtual one."
xvfb-run --auto-servernum --server-args='-screen 0 1366x768x24' bash -s "$binary" "$shot" <<'INNER'
set -euo pipefail
"$1" & pid=$!
trap 'kill "$pid" 2>/dev/null || true' EXIT
# Awaits the first picture with more than a blank page's colours.
for _ in $(seq 1 100); do
    kill -0 "$pid" || { echo "Samsyn ended before its window was drawn." >&2; exit 1; }
    import -window root "$2" 2>/dev/null || true
    colours=$(identify -format '%k' "$2" 2>/dev/null || echo 0)
    [ "$colours" -gt 40 ] && break
    sleep 0.3
done
[ "$colours" -gt 40 ] || { echo "Nothing was drawn within 30 s." >&2; exit 1; }
INNER
echo "The screenshot lies at $shot."
