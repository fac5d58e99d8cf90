// `./dev shots [WORD…]`: a picture of every screen in both views, both languages, both themes and two sizes, into build/shots. With words
// only the pictures whose names hold all of them ("kpis dark"). `--docs` makes the few that docs/design.md shows.
//
// Each picture is of the built site in Chromium, the example open, when nothing is under way any more. Names are
// <screen>-<view>-<language>-<theme>-<width>.png.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serve } from '../../tests/browser/support.mjs';

const kScreens = ['overview', 'vision', 'organisation', 'kpis', 'incentives', 'history'];
const kSizes = [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }];
const kDocs = kScreens.map((screen) => ({ screen, view: 'canvas', language: 'en', theme: 'light', size: { width: 1280, height: 720 } }));

const words = process.argv.slice(2);
const docs = words.includes('--docs');
const folder = docs ? 'docs/pictures' : 'build/shots';

const nameOf = ({ screen, view, language, theme, size }) => `${screen}-${view}-${language}-${theme}-${size.width}.png`;

const all = docs
    ? kDocs
    : ['canvas', 'html'].flatMap((view) =>
          kScreens.flatMap((screen) =>
              ['sv', 'en'].flatMap((language) =>
                  ['light', 'dark'].flatMap((theme) => kSizes.map((size) => ({ screen, view, language, theme, size }))),
              ),
          ),
      );
const wanted = all.filter((shot) => docs || words.every((word) => nameOf(shot).includes(word)));

async function take(browser, url, shot) {
    const page = await browser.newPage({ viewport: shot.size, locale: shot.language === 'sv' ? 'sv-SE' : 'en-GB', colorScheme: shot.theme });
    try {
        await page.goto(`${url}?example=region-nord${shot.view === 'html' ? '&view=html' : ''}`);
        await page.waitForFunction(() => globalThis.samverka !== undefined);
        await page.evaluate(async ({ screen, language, theme }) => {
            const { samverka } = globalThis;
            await samverka.ready;
            for (const [intent, args] of [['language', { language }], ['theme', { theme }], ['navigate', { screen }]])
                await samverka.request('view', { intent, args });
            await samverka.idle();
            await Promise.allSettled(document.getAnimations().map((one) => one.finished));
        }, shot);
        await page.screenshot({ path: join(folder, nameOf(shot)) });
    } finally {
        await page.close();
    }
}

mkdirSync(folder, { recursive: true });
const site = await serve('build/web');
const browser = await launch();
try {
    for (const shot of wanted) await take(browser, site.url, shot);
} finally {
    await browser.close();
    await site.close();
}
console.log(`${wanted.length} pictures in ${folder}`);
