# Node and the npm packages of web/package-lock.json.

NODE_LEAST=18

node_version() { node --version 2>/dev/null | sed 's/^v//; s/\..*//'; }

# Node of the machine if it is new enough, otherwise Debian's.
setup_node() {
    if ! have node || [ "$(node_version)" -lt "$NODE_LEAST" ]; then want_packages node nodejs; fi
    have npm || want_packages npm npm
    have node && [ "$(node_version)" -ge "$NODE_LEAST" ] && have npm ||
        fail "Node $NODE_LEAST or newer with npm is missing" "install it and run ./dev again"
}

install_npm_packages() {
    (cd "$SV_ROOT/web" && npm ci --no-audit --no-fund --loglevel=error)
    ln -sfn web/node_modules "$SV_ROOT/node_modules"
}

setup_npm() {
    local wanted
    wanted="$(cat "$SV_ROOT/web/package.json" "$SV_ROOT/web/package-lock.json" | sha256sum | cut -d' ' -f1)"
    [ -d "$SV_ROOT/web/node_modules" ] || rm -f "$SV_TOOLCHAIN/stamps/npm"
    step npm "$wanted" install_npm_packages "check that npm reaches its registry, then run ./dev again"
}

install_bench_peers() { (cd "$SV_ROOT/tests/bench/peers" && npm ci --no-audit --no-fund --loglevel=error); }

# What `./dev bench` compares with and nothing else needs: half a gigabyte, so only then.
setup_bench_peers() {
    local wanted
    wanted="$(cat "$SV_ROOT/tests/bench/peers/package.json" "$SV_ROOT/tests/bench/peers/package-lock.json" | sha256sum | cut -d' ' -f1)"
    [ -d "$SV_ROOT/tests/bench/peers/node_modules" ] || rm -f "$SV_TOOLCHAIN/stamps/bench_peers"
    step bench_peers "$wanted" install_bench_peers "check that npm reaches its registry, then run ./dev again"
}
