// The story of the KPIs through the HTML view, clicked, typed and pasted in Chromium: it ends in the same state as at the command
// line (tests/story) and in the drawn view (tests/ui).
import { tell } from './story_support.mjs';

async function choose({ edit, field, clickCard }, kpi) {
    await edit(field('Sök KPI, mål eller ägare'), kpi);
    await clickCard(kpi);
}

async function disputeAValue(told) {
    const { story, click, edit, button, field } = told;
    await choose(told, story.disputed);
    await click(button('Ifrågasätt …'));
    await edit(field('Vad är det som inte stämmer?'), story.why);
}

async function correctAValue(told) {
    const { story, page, click, keys, button, cell } = told;
    await choose(told, story.kpi);
    await click(button('Inmatning'));
    await told.stand(cell('kpis/entry/grid', 0, 13));
    await page.keyboard.type(story.typed);
    await keys('Enter');
}

async function pasteTwo(told) {
    const { story, page, click, keys, button, cell } = told;
    await page.evaluate((text) => navigator.clipboard.writeText(text), story.pasted);
    await told.stand(cell('kpis/entry/grid', 0, 11));
    await keys('Control+v');
    await click(button('Rätta dem'));
    await click(button('Lägg in'));
}

tell('kpis', { title: 'the story of the KPIs' }, async (told) => {
    await told.openTheFile('kpis');
    await told.edit(told.field('Ny KPI …'), told.story.new_kpi);
    await disputeAValue(told);
    await correctAValue(told);
    await pasteTwo(told);
});
