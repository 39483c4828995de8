# The daily commands: `just` lists them.

default:
    @just --list

# Compile errors, fast
check:
    cargo check --locked --workspace --all-targets

# All tests, or those of one file: `just test cli`
test name="":
    {{ if name == "" { "cargo test --locked" } else { "cargo test --locked --test " + name } }}

# Answers that differ from the golden stories
golden:
    cargo run --locked --release -- check golden

# The quotes in a story, with reasons
explain story:
    cargo run --locked --release -- extract {{story}} --explain

# Accuracy on annotated stories
eval gold:
    cargo run --locked --release -- eval {{gold}} --misses 10

# The examples for users of the library
examples:
    cargo run --locked --example extract
    cargo run --locked --example diff
    cargo run --locked --example verify

# Format, lints, docs
lint:
    cargo fmt --all
    cargo clippy --locked --workspace --all-targets --all-features -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --all-features

# Speed, and growth with the size of the input
bench:
    cargo bench --locked --bench extract
    cargo bench --locked --bench growth

# Everything that must pass before a change is merged
ci:
    .ci/run
