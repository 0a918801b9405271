#!/usr/bin/env bash
# Everything: format, lints, types, tests, the journeys in the real window. Ends at the first fault.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }

step "install";      scripts/install.sh test
step "format";       cargo fmt --all --check
step "window: build and tests"
npm run --silent --prefix ui build
npm test --silent --prefix ui
step "lints";        cargo clippy --workspace --all-targets --quiet -- -D warnings
# All targets at once: without the tests, cargo would pick other features of the dependencies and build them twice.
step "build";        cargo build --workspace --all-targets --quiet
step "doc tests";    cargo test --workspace --doc --quiet
step "tests";        cargo nextest run --workspace --no-fail-fast --status-level fail --final-status-level fail
step "done"
