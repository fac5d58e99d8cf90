// Puts the browser side together with esbuild.
//
//   bundle   build/web/: web/public, the bundled web/src/main.ts (and its styles), the wasm artefacts, fonts, examples and the
//            catalogue. The folder is
//            made beside its place and swapped in, so a server never serves half of it; it can be copied to any web server as it is.
//   tests    build/web-test/: each web/test/*.test.ts (or .mjs) as one plain module that `node --test` runs.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = process.cwd();
const wasm = join(root, 'build/wasm-release');

function filesOf(folder, pattern) {
    const place = join(root, folder);
    return existsSync(place) ? readdirSync(place).filter((name) => pattern.test(name)).map((name) => join(place, name)) : [];
}

// What main.js imports is named in the page, so that it is fetched beside it and not after it.
function announceChunks({ outputs }, folder) {
    const page = join(folder, 'index.html');
    const [, main] = Object.entries(outputs).find(([path]) => basename(path) === 'main.js');
    const chunks = main.imports.filter(({ kind, external }) => kind === 'import-statement' && external !== true);
    const links = chunks.map(({ path }) => `<link rel="modulepreload" href="./${basename(path)}" />\n    `).join('');
    writeFileSync(page, readFileSync(page, 'utf8').replace('<script type="module"', `${links}<script type="module"`));
}

async function bundle() {
    const target = join(root, 'build/web');
    const work = join(root, 'build/.web.new');
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    if (existsSync(join(root, 'web/public'))) cpSync(join(root, 'web/public'), work, { recursive: true });
    const entries = ['main', 'element', 'service_worker', 'worker']
        .map((name) => join(root, `web/src/${name}.ts`))
        .filter((path) => existsSync(path));
    const { metafile } = await build({
        entryPoints: entries,
        outdir: work,
        metafile: true,
        bundle: true,
        format: 'esm',
        target: 'es2022',
        minify: true,
        splitting: true,
        chunkNames: '[name]-[hash]',
        sourcemap: 'linked',
        external: ['./samverka.mjs', './samverka-core.mjs', '*.otf', '*.ttf', '*.woff2'],
        loader: { '.svg': 'text' },
        logLevel: 'warning',
    });
    announceChunks(metafile, work);
    const copies = [
        ...['samverka.mjs', 'samverka.wasm', 'samverka-core.mjs', 'samverka-core.wasm'].map((name) => [join(wasm, name), '.']),
        ...filesOf('assets/fonts', /\.(otf|ttf|woff2)$|^OFL.*\.txt$/).map((path) => [path, 'fonts']),
        ...filesOf('assets/samples', /\.samverka$/).map((path) => [path, 'samples']),
        ...['LICENSE', 'docs/third-party.md'].map((name) => [join(root, name), '.']),
    ];
    for (const [from, folder] of copies) {
        if (!existsSync(from)) continue;
        mkdirSync(join(work, folder), { recursive: true });
        cpSync(from, join(work, folder, basename(from)));
    }
    execFileSync(process.execPath, ['cmake/generate_catalogue.mjs', 'assets/catalogue', join(work, 'catalogue.json')]);
    const old = join(root, 'build/.web.old');
    rmSync(old, { recursive: true, force: true });
    if (existsSync(target)) renameSync(target, old);
    renameSync(work, target);
    rmSync(old, { recursive: true, force: true });
}

async function tests() {
    const target = join(root, 'build/web-test');
    rmSync(target, { recursive: true, force: true });
    const entries = filesOf('web/test', /\.test\.(ts|mjs)$/);
    if (entries.length === 0) return;
    await build({
        entryPoints: entries,
        outdir: target,
        outExtension: { '.js': '.mjs' },
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node18',
        packages: 'external',
        sourcemap: 'inline',
        loader: { '.css': 'empty', '.svg': 'text' },
        logLevel: 'warning',
    });
}

const verbs = { bundle, tests };
const verb = verbs[process.argv[2]];
if (!verb) {
    console.error('web.mjs bundle | tests');
    process.exit(2);
}
await verb();
