# Three commands. Each installs what is missing.
.PHONY: run test bench deb

run: ## builds and opens Samsyn
	@scripts/run.sh

test: ## format, lints, all tests, the journeys in the real window
	@scripts/test.sh

bench: ## ratios against limits and peers, with release settings
	@scripts/install.sh test
	@npm run --silent --prefix ui build
	@cargo build --release --quiet --workspace --bins --example empty-window
	@target/release/samsyn-benches

deb: ## a .deb under target/release/bundle/deb
	@scripts/install.sh run
	@npm run --silent --prefix ui build
	@npx --prefix ui tauri build --bundles deb
