// Writes assets/schema/*.schema.json and web/src/protocol/things.gen.ts from the tables, by asking the command line.
// `--check` compares instead. Where nothing new enough has been built there is nothing to ask: the unit test of the
// same files will tell.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const check = process.argv.includes('--check');
// An executable that is older than the tables would speak of yesterday's.
const sources = ['core/model', 'core/command', 'core/exchange'].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
const changed = Math.max(...sources.map((path) => statSync(path).mtimeMs));
const isFresh = (path) => path && existsSync(path) && statSync(path).mtimeMs > changed;
const cli = [process.env.SV_CLI, 'build/native/samverka', 'build/dev/samverka'].find(isFresh);
if (!cli) {
    console.error('make_schema: no build newer than the tables; unit_exchange_tests compare these files');
    process.exit(check ? 0 : 1);
}

const files = [
    ['assets/schema/state.schema.json', ['schema', 'state']],
    ['assets/schema/commands.schema.json', ['schema', 'commands']],
    ['web/src/protocol/things.gen.ts', ['schema', '--typescript']],
];
let stale = false;
for (const [path, args] of files) {
    const text = execFileSync(cli, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    stale = true;
    if (check) {
        console.error(`make_schema: ${path} is stale`);
    } else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
    }
}
process.exit(check && stale ? 1 : 0);
