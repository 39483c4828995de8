#!/usr/bin/env bash
# The Python package, as users install it: pip, pytest with every library that it exchanges tables with, mypy, and a cluster
# of Spark. What cannot run here is said, and counted.
#
# The wheel is built without link-time optimization, in a quarter of the time; ONRECORD_WHEEL=release takes the profile of a
# release, and compares its size with the limit, too.
set -euo pipefail
cd "$(dirname "$0")/.."
skipped=0
skip() {
    echo "skipped: $1"
    skipped=$((skipped + 1))
}

if ! command -v python3 > /dev/null || ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))'; then
    echo "skipped 7 steps of the Python package: no Python 3.10 or later"
    exit 0
fi
target="${CARGO_TARGET_DIR:-target}"
mkdir -p "$target/python"
work="$(cd "$target/python" && pwd)"
export CARGO_TARGET_DIR="$work/target" PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_QUIET=1
if [ "${ONRECORD_WHEEL:-}" != release ]; then
    export CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
fi

cargo fmt --manifest-path python/Cargo.toml --all --check
cargo clippy --locked --manifest-path python/Cargo.toml --workspace -- -D warnings

venv() { # interpreter, name
    rm -rf "${work:?}/$2"
    "$1" -m venv "$work/$2"
}

# 1. As the README has it: pip, in an empty environment.
venv python3 package
python="$work/package/bin/python"
"$python" -m pip install ./python
"$python" -m pip install duckdb==2.0.1 mypy==2.4.1 pandas polars==2.1.0 pyarrow==26.0.1 pytest==9.2.0 spacy==3.8.18 typing_extensions==4.16.0
# The tests are run from elsewhere, so that the package is the one that was installed.
rm -rf "$work/tests"
mkdir -p "$work/tests/python"
cp -r python/tests python/examples python/README.md python/pyproject.toml "$work/tests/python/"
cp -r docs "$work/tests/"
tests() { # interpreter, then arguments of pytest
    (cd "$work/tests/python" && "$1" -m pytest -q -p no:cacheprovider -rs "${@:2}")
}
tests "$python" --ignore tests/test_spark.py
"$python" -c 'import doctest, onrecord, onrecord._extractor as e, sys; sys.exit(bool(doctest.testmod(onrecord)[0] + doctest.testmod(e)[0]))'

# 2. Types: stubs, package, examples and tests; and the stubs against the module.
(cd python && "$python" -m mypy)
(cd "$work/tests" && "$python" -m mypy.stubtest onrecord._native --ignore-disjoint-bases)

# 3. The size of the module.
module="$("$python" -c 'import onrecord._native as m; print(m.__file__)')"
size="$(wc -c < "$module")"
echo "the native module has $size bytes"
if [ "${ONRECORD_WHEEL:-}" = release ]; then
    [ "$size" -lt 12000000 ]
else
    skip "the size of the native module, which is that of a release only with ONRECORD_WHEEL=release"
fi

# 4. The same wheel in another version of Python.
own="$("$python" -c 'import sys; print(f"{sys.version_info.major}.{sys.version_info.minor}")')"
other=""
for version in 3.10 3.14 3.13 3.12 3.11; do
    if [ "$version" != "$own" ] && "python$version" -c 'import venv, ensurepip' 2> /dev/null; then
        other="$version"
        break
    fi
done
if [ -n "$other" ]; then
    venv "python$other" other
    "$work/other/bin/python" -m pip install maturin
    (cd python && "$work/other/bin/maturin" build --release --locked --quiet --out "$work/wheels" --interpreter "$python")
    "$work/other/bin/python" -m pip install --force-reinstall "$work"/wheels/onrecord-*.whl
    "$work/other/bin/python" -m pip install duckdb pandas polars pyarrow pytest
    tests "$work/other/bin/python" --ignore tests/test_spark.py
else
    skip "no second version of Python, so the wheel was tried with Python $own only"
fi

# 5. A cluster on this machine.
if [ -z "${JAVA_HOME:-}" ] && ! command -v java > /dev/null && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    apt-get install --yes -qq --no-install-recommends openjdk-17-jre-headless > /dev/null || true
fi
if [ -z "${JAVA_HOME:-}" ] && command -v java > /dev/null; then
    JAVA_HOME="$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')"
    export JAVA_HOME
fi
if [ -n "${JAVA_HOME:-}" ]; then
    "$python" -m pip install pyspark==4.3.0 pyarrow==26.0.1 'pandas<3'
    tests "$python" tests/test_spark.py
else
    skip "no Java 17 (openjdk-17-jre-headless), so no cluster was tried: 14 tests"
fi
echo "the Python package: $skipped steps skipped"
