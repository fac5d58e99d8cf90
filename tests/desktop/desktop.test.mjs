// The desktop program in front of a person: a virtual display, real keys and clicks, and files that others write to as well.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import {
    all, cli, colourCount, Desktop, desktopProgram, editTitle, first, makeHome, person, sample, samverka, says, sleep, startDisplay, things, titleOf, until, verified, writeOver,
} from './support.mjs';

// The program is left out where the machine lacks what it needs; `./dev test` has installed it.
const skip = existsSync(desktopProgram) ? false : 'samverka-desktop is not built here';
const kNow = '2026-11-23T12:00:00Z';

let display;
let home;
let running = [];

function start(words = [], options = {}) {
    const desktop = new Desktop(display, home, ['--now', kNow, ...words], options);
    running.push(desktop);
    return desktop;
}

async function opened(words = []) {
    const desktop = start(words);
    await desktop.settled();
    await desktop.focus();
    return desktop;
}

// A copy of the example in the person's documents.
function document(name = 'nord.samverka', from = sample) {
    const path = home.path('documents', name);
    copyFileSync(from, path);
    return path;
}

const rename = (id, title) => ({ command: 'set', args: { thing: id, field: 'title', to: { sv: title, en: title } } });

function applyFromOutside(path, commands) {
    const done = spawnSync(cli, ['apply', path, '-', '--as', person(path)], { input: JSON.stringify(commands), encoding: 'utf8' });
    assert.equal(done.status, 0, done.stderr);
}

before(async () => {
    if (skip) return;
    display = await startDisplay();
    display.layout('se');
});
after(() => display?.stop());

// Each test leaves the machine as it found it.
function person_test(name, body) {
    test(name, { skip }, async () => {
        home = makeHome();
        try {
            await body();
        } finally {
            for (const desktop of running) await desktop.kill();
            running = [];
            home.remove();
        }
    });
}

person_test('shows the example in a window', async () => {
    const desktop = await opened(['--example']);
    const { title, saved, unnamed, commits } = await desktop.window();
    assert.match(title, /Samverka$/);
    assert.ok(saved && unnamed && commits > 100);
    const picture = display.pixels();
    assert.ok(colourCount(picture) > 300, `${colourCount(picture)} colours`);
    assert.equal(desktop.errors, '');
});

person_test('shows the start page when nothing was open', async () => {
    const desktop = await opened();
    assert.equal((await desktop.window()).open, false);
    assert.ok(await desktop.rectangle('start/example'));
    await desktop.click('start/example');
    assert.equal((await desktop.window()).open, true);
});

person_test('saves what is typed in the file that was opened', async () => {
    const path = document();
    const id = first(path, 'role');
    const desktop = await opened([path]);
    const before = (await desktop.window()).commits;
    const field = await editTitle(desktop, path, id);
    await writeOver(desktop, field);
    await desktop.type('Åsas väg över ån');
    await desktop.key('Return');
    const { saved, commits } = await desktop.window();
    assert.ok(saved);
    assert.equal(commits, before + 1);
    assert.equal(titleOf(path, id), 'Åsas väg över ån');
    assert.equal(verified(path).state_hash, (await desktop.ask('state_hash')).ok.state_hash);
});

person_test('takes in what another program has written to the file', async () => {
    const path = document();
    const id = first(path, 'role');
    const desktop = await opened([path]);
    applyFromOutside(path, [rename(id, 'Utifrån')]);
    await until('the news', async () => verified(path).state_hash === (await desktop.ask('state_hash')).ok.state_hash);
    assert.equal(titleOf(path, id), 'Utifrån');
    assert.ok(await says(desktop, 'One new change in the file has been added.'));
    // What was taken in is not written once more.
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    assert.equal(new Set(lines).size, lines.length);
});

person_test('loses nothing where two write to one file', async () => {
    const path = document();
    const ids = things(path).filter((one) => one.kind === 'role').slice(0, 8).map((one) => one.id);
    const desktop = await opened([path]);
    await desktop.ask('configure', { as: person(path) });
    for (const [round, id] of ids.entries()) {
        const [inside] = await Promise.all([
            desktop.ask('run', rename(ids[(round + 4) % 8], `Inne ${round}`)),
            applyBeside(path, [rename(id, `Ute ${round}`)]),
        ]);
        assert.ok(inside.ok, JSON.stringify(inside));
    }
    const written = await until('everything on disk', async () => {
        const { saved } = await desktop.window();
        return saved && verified(path);
    });
    assert.deepEqual(written.damages, []);
    assert.equal(written.commits, verified(sample).commits + 16);
    await until('the same state', async () => verified(path).state_hash === (await desktop.ask('state_hash')).ok.state_hash);
});

person_test('keeps what was shown as saved when it is killed', async () => {
    const desktop = await opened(['--example']);
    const { path } = await desktop.window();
    const id = first(path, 'role');
    const field = await editTitle(desktop, path, id);
    for (const word of ['Ett', 'Tva', 'Tre']) {
        await writeOver(desktop, field);
        await desktop.type(word);
        await desktop.key('Return');
    }
    const shown = await desktop.window();
    assert.ok(shown.saved);
    await desktop.click(field);
    display.hand('type', '--delay', 1, 'mitt i ett ord');
    await desktop.kill('SIGKILL');
    const kept = verified(path);
    assert.ok(kept.commits >= shown.commits);
    assert.deepEqual(kept.damages, []);
    assert.equal(titleOf(path, id), 'Tre');
    const again = await opened();
    assert.equal((await again.window()).commits, kept.commits);
    // Closed, it stands among the recent ones of the start page.
    await again.click('shell/file');
    await again.key('End', 'Return');
    const recent = await until('the recent one', async () => (await again.nodes()).find((node) => /^start\/recent\/sha256/.test(node.id)));
    await again.settled();
    await again.click(recent.id.split('/').slice(0, 3).join('/'));
    assert.equal((await again.window()).path, path);
});

person_test('draws nothing and computes nothing when nobody touches it', async () => {
    const desktop = await opened(['--example']);
    const frames = (await desktop.settled()).frames;
    await sleep(4000);
    assert.equal((await desktop.window()).frames, frames);
    await desktop.kill();
    const alone = start(['--example'], { control: false });
    await sleep(2500);
    const number = await display.find('Samverka');
    display.hand('windowfocus', number);
    await sleep(1500);
    const before = ticks(alone.pid);
    await sleep(4000);
    assert.ok(ticks(alone.pid) - before <= 5, `${ticks(alone.pid) - before} hundredths of a second in 4 s`);
});

person_test('merges a dropped file of the partnership that is open, and opens any other', async () => {
    const path = document('customer.samverka', 'assets/samples/region-nord-customer.samverka');
    const other = document('supplier.samverka', 'assets/samples/region-nord-supplier.samverka');
    const desktop = await opened([path]);
    const before = (await desktop.window()).commits;
    await desktop.ask('drop', { path: other });
    const yes = await until('the question', async () => desktop.rectangle('merge/take'));
    assert.equal((await desktop.window()).commits, before);
    assert.ok(yes);
    await desktop.click('merge/take');
    const merged = await until('the merge', async () => {
        const now = await desktop.window();
        return now.commits > before && now.saved && now;
    });
    assert.equal(merged.path, path);
    assert.equal(verified(path).commits, merged.commits);
    assert.ok(await says(desktop, `${merged.commits - before} new changes in the file have been added.`));
    // The next gesture has seen it; the same copy once more brings nothing.
    await desktop.click('shell/go/organisation');
    assert.equal(await desktop.rectangle('shell/notice'), undefined);
    await desktop.ask('drop', { path: other });
    await until('the word that there was nothing', () => says(desktop, 'The file held nothing new.'));
    assert.equal((await desktop.window()).commits, merged.commits);
    const new_one = home.path('documents', 'new.samverka');
    samverka('new', new_one, '--as', 'Eva', '--customer', 'Kund', '--supplier', 'Lev', '--name', 'Nytt');
    await desktop.ask('drop', { path: new_one });
    await until('the other', async () => (await desktop.window()).path === new_one);
});

person_test('tells what came in while it saved', async () => {
    const path = document();
    const [one, two] = things(path).filter((thing) => thing.kind === 'role').map((thing) => thing.id);
    const desktop = await opened([path]);
    await desktop.ask('configure', { as: person(path) });
    display.hand('windowfocus', '1'); // elsewhere: nobody looks for news
    await until('the other window', async () => !(await desktop.window()).focused);
    applyFromOutside(path, [rename(two, 'Ute')]);
    await desktop.ask('run', rename(one, 'Inne'));
    await until('the news', () => says(desktop, 'One new change in the file has been added.'));
    assert.equal(titleOf(path, one), 'Inne');
    assert.equal(titleOf(path, two), 'Ute');
});

person_test('offers no view that a window of its own has not', async () => {
    const desktop = await opened(['--example']);
    const menu = (await all(desktop)).find((node) => node.id === 'shell/file').menu.map((item) => item.label);
    assert.deepEqual(menu, ['Open file …', 'Save as file …', 'Look at the example', 'Dark look', 'Close the partnership']);
    assert.equal((await desktop.ask('view', { intent: 'host.html_view', args: {} })).error.code, 'command_unknown');
});

person_test('shows what an input method is composing, and takes what it decides', async () => {
    const path = document();
    const id = first(path, 'role');
    const desktop = await opened([path]);
    const field = await editTitle(desktop, path, id);
    await writeOver(desktop, field);
    await desktop.type('Anna ');
    const { x, y, w, h } = await desktop.rectangle(field);
    const look = () => {
        const picture = display.pixels();
        return JSON.stringify(Array.from({ length: Math.floor(w * h) }, (_, at) => picture.at(Math.floor(x + (at % w)), Math.floor(y + at / w))));
    };
    const before = look();
    await desktop.ask('compose', { text: 'långt ord som komponeras och inte är avgjort' });
    await until('the composed text', () => look() !== before);
    await desktop.ask('compose');
    await until('the field as it was', () => look() === before);
    await desktop.ask('compose', { text: 'ö' });
    await desktop.type('ost');
    await desktop.key('Return');
    assert.equal(titleOf(path, id), 'Anna ost');
});

person_test('says when a file cannot be read, and keeps what was open', async () => {
    const path = document();
    const desktop = await opened([path]);
    const junk = home.path('documents', 'junk.samverka');
    writeFileSync(junk, 'not a partnership\n');
    await desktop.ask('drop', { path: junk });
    await until('the notice', () => desktop.rectangle('shell/notice'));
    assert.equal((await desktop.window()).path, path);
    assert.equal(readFileSync(junk, 'utf8'), 'not a partnership\n');
});

person_test('saves under a name and opens by the dialogs of the machine', async () => {
    const desktop = await opened(['--example']);
    const kept = (await desktop.window()).path;
    const target = home.path('documents', 'sparad.samverka');
    display.hand('key', 'ctrl+s');
    await answerDialog('Save the partnership as a file', target);
    const named = await until('the name', async () => {
        const now = await desktop.window();
        return now.path === target && now;
    });
    assert.equal(named.unnamed, false);
    assert.equal(existsSync(kept), false);
    assert.equal(verified(target).commits, named.commits);
    const other = home.path('documents', 'annan.samverka');
    samverka('new', other, '--as', 'Eva', '--customer', 'Kund', '--supplier', 'Lev', '--name', 'Nytt');
    await desktop.focus();
    display.hand('key', 'ctrl+o');
    await answerDialog('Open a partnership', other);
    await until('the other', async () => (await desktop.window()).path === other);
    // Given up, nothing changes.
    await desktop.focus();
    display.hand('key', 'ctrl+o');
    await focusDialog('Open a partnership');
    display.hand('key', 'Escape');
    await desktop.focus();
    await desktop.settled();
    assert.equal((await desktop.window()).path, other);
});

person_test('copies what has the keyboard, and pastes it into a field', async () => {
    const path = document();
    const id = first(path, 'role');
    const desktop = await opened([path]);
    const field = await editTitle(desktop, path, id);
    await desktop.click('shell/language/sv');
    await desktop.key('ctrl+c');
    await writeOver(desktop, field);
    await desktop.key('ctrl+v', 'Return');
    assert.equal(titleOf(path, id), 'SV');
});

person_test('copies the chosen cells of a table', async () => {
    const desktop = await opened(['--example']);
    await desktop.ask('view', { intent: 'navigate', args: { screen: 'kpis' } });
    await desktop.ask('view', { intent: 'kpi_view', args: { mode: 'entry' } });
    await desktop.settled();
    const cell = (row, column) => `kpis/entry/grid/cell/${row}/${column}`;
    await desktop.click(cell(1, 0));
    await desktop.key('shift+Down', 'ctrl+c');
    const { rows } = (await desktop.ask('cells', { node: 'kpis/entry/grid', first_row: 1, rows: 2, first_column: 0, columns: 1 })).ok;
    // A field of one line takes line ends and tabs as spaces.
    await desktop.key('ctrl+k');
    await until('the box', async () => (await desktop.window()).editing);
    await desktop.key('ctrl+v');
    const query = (await all(desktop)).find((node) => node.id === 'palette/query');
    assert.equal(query.edit.typed, rows.map(([cell]) => cell.text).join(' '));
});

person_test('asks before it throws away what has no file of its own', async () => {
    const desktop = await opened(['--example']);
    const { path } = await desktop.window();
    await desktop.click('shell/file');
    await desktop.key('End', 'Return');
    const forget = (await until('the recent one', async () => (await desktop.nodes()).find((node) => /^start\/recent\/.*\/forget$/.test(node.id)))).id;
    await desktop.settled();
    await desktop.click(forget, { answered: false });
    await focusDialog('Remove');
    display.hand('key', 'Escape');
    await desktop.focus();
    await desktop.settled();
    assert.ok(existsSync(path) && (await desktop.rectangle(forget)));
    await desktop.click(forget, { answered: false });
    await focusDialog('Remove');
    display.hand('key', '--delay', 60, 'Left', 'Return');
    await until('the card is gone', async () => (await desktop.rectangle(forget)) === undefined);
    assert.equal(existsSync(path), false);
});

person_test('remembers window, zoom, language and what was looked at', async () => {
    const path = document();
    const desktop = await opened([path]);
    const id = first(path, 'role');
    await editTitle(desktop, path, id);
    const number = await desktop.focus();
    display.hand('windowsize', '--sync', number, 1000, 700);
    await desktop.key('ctrl+plus');
    await desktop.click('shell/language/sv');
    const before = await desktop.window();
    assert.equal(before.scale_percent, 110);
    assert.equal(before.pixel_width, 1000);
    assert.deepEqual(await desktop.quit(), { code: 0, signal: null });
    const again = await opened();
    const { width, pixel_width, pixel_height, scale_percent, path: there } = await again.window();
    assert.deepEqual({ width, pixel_width, pixel_height, scale_percent, there }, { width: before.width, pixel_width: 1000, pixel_height: 700, scale_percent: 110, there: path });
    assert.ok((await again.nodes()).some((node) => node.id.includes(`${id}/`) && /title.*\/sv$/.test(node.id)));
    assert.equal((await again.ask('configure')).ok.language, 'sv');
    await again.key('ctrl+0');
    assert.equal((await again.window()).scale_percent, 100);
});

person_test('says "not saved" while the disk refuses, and saves when it can', async () => {
    const path = document();
    const id = first(path, 'role');
    const desktop = await opened([path]);
    await desktop.ask('configure', { as: person(path) });
    const limit = (bytes) => execFileSync('prlimit', ['--pid', String(desktop.pid), `--fsize=${bytes}:`]);
    limit(readFileSync(path).length + 40);
    await desktop.ask('run', rename(id, 'Full'));
    await until('the refusal', async () => !(await desktop.window()).saved);
    await sleep(300);
    assert.equal(desktop.errors, '');
    assert.deepEqual(readFileSync(path), readFileSync(sample));
    limit('unlimited');
    await until('saved after all', async () => (await desktop.window()).saved);
    assert.equal(titleOf(path, id), 'Full');
    assert.deepEqual(verified(path).damages, []);
});

person_test('leaves when it is told to, with everything saved', async () => {
    const path = document();
    const id = first(path, 'role');
    const desktop = await opened([path]);
    const field = await editTitle(desktop, path, id);
    await writeOver(desktop, field);
    await desktop.type('Sista ordet');
    display.hand('key', 'ctrl+q');
    assert.deepEqual(await desktop.exited, { code: 0, signal: null });
    assert.equal(titleOf(path, id), 'Sista ordet');
});

person_test('tells how it is called, in the language asked for', async () => {
    const run = (...words) => spawnSync(desktopProgram, words, { encoding: 'utf8', timeout: 20_000, env: { ...process.env, ...home.environment, DISPLAY: '' } });
    assert.match(run('--help').stdout, /samverka-desktop FILE/);
    assert.match(run('--help', '--lang', 'sv').stdout, /samverka-desktop FIL/);
    const wrong = run('--nonsense');
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /^error usage_invalid --nonsense: /);
    // Without a display there is no window, and no half-made file either.
    const blind = run('--example');
    assert.equal(blind.status, 3);
    assert.match(blind.stderr, /^error usage_invalid/m);
    assert.deepEqual(readdirSync(home.path('data')), []);
});

person_test('draws with two device pixels for each where the desktop is set to 192 dots an inch', async () => {
    const usual = display;
    display = await startDisplay({ width: 1920, height: 1200 });
    try {
        display.setDots(192);
        const desktop = await opened(['--example']);
        const { scale_percent, width, pixel_width } = await desktop.window();
        assert.deepEqual({ scale_percent, width, pixel_width }, { scale_percent: 200, width: 960, pixel_width: 1920 });
        await desktop.click('shell/language/sv');
        assert.equal((await desktop.ask('configure')).ok.language, 'sv');
        await desktop.kill();
    } finally {
        await display.stop();
        display = usual;
    }
});

// Processor time of a process, in hundredths of a second.
function ticks(pid) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return Number(fields[11]) + Number(fields[12]);
}

async function focusDialog(title) {
    const number = await display.find(`^${title}$`);
    display.hand('windowfocus', '--sync', number);
    await sleep(300);
}

// A path typed in full: the dialog's own way of naming a file that is not in the folder shown.
async function answerDialog(title, path) {
    await focusDialog(title);
    display.hand('key', 'ctrl+a');
    display.hand('type', '--delay', 15, path);
    await sleep(300);
    display.hand('key', 'Return');
}

// The same as from outside, while the test goes on.
async function applyBeside(path, commands) {
    const child = spawn(cli, ['apply', path, '-', '--as', person(path)], { stdio: ['pipe', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (bytes) => (errors += bytes));
    child.stdin.end(JSON.stringify(commands));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    assert.equal(code, 0, errors);
}
