// Every screen of the product in the HTML view, with the example: axe finds nothing, and the page never scrolls sideways.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as support from './support.mjs';
import { nodes, openPage, ready, useSite } from './support.mjs';

const axe = readFileSync('web/node_modules/axe-core/axe.min.js', 'utf8');
const kRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let page;
let faults;
let screens;

const idle = () => support.idle(page);
const request = (verb, args) => support.request(page, verb, args);

useSite({ begin });

async function begin({ site, browser }) {
    ({ page, faults } = await openPage(browser, `${site.url}?example=region-nord&view=html`, { locale: 'sv-SE' }));
    await ready(page);
    await idle();
    const { tree } = (await request('tree')).ok;
    screens = [...new Set([...nodes(tree.root)].filter((node) => node.action?.name === 'navigate').map((node) => node.action.args.screen))];
}

// As a person goes there: by the rail.
async function go(screen) {
    await page.locator(`[data-node="shell/go/${screen}"]`).click();
    await idle();
}

// Colours that are still on their way from one screen or theme to the next are nobody's to read.
const atRest = () => page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));

async function violations() {
    await page.evaluate(axe);
    await atRest();
    const found = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), kRules);
    return found.violations.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((at) => `${at.target} ${at.html.slice(0, 140)}`).join(' | ')}`);
}

const sticksOut = () =>
    page.evaluate(() => {
        const found = [];
        if (document.documentElement.scrollWidth > innerWidth) found.push(`the page scrolls sideways by ${document.documentElement.scrollWidth - innerWidth}`);
        for (const element of document.querySelectorAll('[data-node]')) {
            const box = element.getBoundingClientRect();
            const hidden = box.width <= 1 || element.closest('.unseen, .k-grid') !== null;
            if (!hidden && (box.right > innerWidth + 1 || box.left < -1)) found.push(element.dataset.node);
        }
        return found.slice(0, 8);
    });

test('there are the five screens', () => {
    for (const screen of ['overview', 'vision', 'organisation', 'kpis', 'history']) assert.ok(screens.includes(screen), screen);
});

// Runs in the page: the groups with more Tab stops than the one member that Tab leads to, and what acts in its own text.
function crowdedGroups(groups) {
    const found = [];
    for (const id of groups) {
        const group = document.querySelector(`[data-node="${id}"]`);
        const stops = [...(group?.querySelectorAll('a[href], button, input, textarea, [tabindex]') ?? [])].filter(
            (element) => element.tabIndex >= 0 && !element.disabled && element.getClientRects().length > 0,
        );
        const [first, ...others] = stops;
        const inside = first?.closest('.k-card') ?? first?.closest('[data-node]');
        if (stops.length === 0 || others.some((element) => !inside.contains(element))) found.push(`${id}: ${stops.length}`);
    }
    return found;
}

test('a group is one Tab stop on every screen, whatever stands in it', async () => {
    for (const screen of screens) {
        await go(screen);
        const { tree } = (await request('tree')).ok;
        const groups = [...nodes(tree.root)].filter((node) => node.arrows !== undefined).map((node) => node.id);
        assert.ok(groups.length > 1, screen);
        assert.deepEqual(await page.evaluate(crowdedGroups, groups), [], screen);
    }
});

for (const theme of ['light', 'dark']) {
    test(`axe finds nothing on any screen, ${theme}`, async () => {
        await request('view', { intent: 'theme', args: { theme } });
        for (const screen of screens) {
            await go(screen);
            assert.deepEqual(await violations(), [], screen);
        }
    });
}

for (const width of [1280, 800, 320]) {
    test(`nothing sticks out of the window on any screen, ${width} wide`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(300); // the width is told when it has stood still
        for (const screen of screens) {
            await go(screen);
            assert.deepEqual(await sticksOut(), [], screen);
        }
        assert.deepEqual(faults, []);
    });
}
