#!/usr/bin/env bash
# Installs what is missing: system libraries by apt on Debian and Ubuntu, npm packages, and (for
# tests) the PDF/UA checker and what the reader of the format uses from PyPI. Nothing else needs to be installed by hand.
#   install.sh run    what it takes to build and open Samsyn
#   install.sh test   that, and what the tests use
set -euo pipefail
cd "$(dirname "$0")/.."
what="${1:-run}"

run_packages=(build-essential pkg-config libssl-dev libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev xvfb xauth imagemagick x11-apps)
test_packages=(webkit2gtk-driver gnome-keyring dbus dbus-x11 libsecret-tools qpdf poppler-utils libxml2-utils python3-venv x11-utils)

packages=("${run_packages[@]}")
[ "$what" = test ] && packages+=("${test_packages[@]}")

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
    command -v apt-get >/dev/null || { echo "install: these packages are missing: ${missing[*]}" >&2; exit 1; }
    sudo=""; [ "$(id -u)" = 0 ] || sudo=sudo
    echo "install: apt-get install ${missing[*]}"
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

command -v cargo >/dev/null || { echo "install: Rust is missing; see https://rustup.rs" >&2; exit 1; }
command -v npm >/dev/null || { echo "install: Node.js with npm is missing (version 20 or later)" >&2; exit 1; }

# npm ci empties node_modules: run it only when the lockfile is newer than what is installed.
if [ ! -e ui/node_modules/.package-lock.json ] || [ ui/package-lock.json -nt ui/node_modules/.package-lock.json ]; then
    npm ci --prefix ui --no-audit --no-fund --loglevel=error
    touch ui/node_modules/.package-lock.json
fi

if [ "$what" = test ]; then
    cargo nextest --version >/dev/null 2>&1 || cargo install --locked cargo-nextest
    if [ ! -x target/venv/bin/python ]; then
        mkdir -p target
        python3 -m venv target/venv
    fi
    target/venv/bin/pip show -q pdfua 2>/dev/null || target/venv/bin/pip install -q --disable-pip-version-check pdfua==0.1.3
    # What the independent reader of the format uses. A stamp says which of its pins are there.
    if ! cmp -s tests/reader/requirements.txt target/venv/reader.txt; then
        target/venv/bin/python -m pip install -q --disable-pip-version-check -r tests/reader/requirements.txt
        cp tests/reader/requirements.txt target/venv/reader.txt
    fi
fi
