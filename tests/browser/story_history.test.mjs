// The story of the history in the HTML view in Chromium: it ends in the same state as at the command line (tests/story) and in the drawn
// view (tests/ui), by mouse and by keyboard alone.
import assert from 'node:assert/strict';
import { tell } from './story_support.mjs';

const count = (what) => what.count();
const acts = ({ node }) => node('history/acts');

async function settleWhatBothWrote({ story, page, go, click, edit, keys, button, field, group, groupBeginning }) {
    const take = (what, whose) => click(button('Ta detta', groupBeginning(whose, group(what))));
    await go('history');
    await click(button('Konflikter'));
    await edit(field('Skriv något tredje …', group(story.forum)), story.forum_name);
    await take(story.goal, story.ours);
    assert.equal(await count(group(story.goal)), 0);
    await keys('Control+z');
    await keys('Control+Shift+z');
    await take(story.kpi, story.ours);
    await page.getByText('Inga öppna konflikter').waitFor();
}

async function approveWhatWaits({ story, click, pick, button, field, group }) {
    await click(button('Godkännanden'));
    const proposal = group(`Förslag: ${story.waiting}`);
    await pick(field('Godkänn för Nordia IT', proposal), story.approver);
    assert.equal(await count(proposal), 0);
}

async function lookUpWhoDidWhat(told) {
    const { story, click, write, keys, pick, button, field } = told;
    await click(button('Händelser'));
    await write(field('Sök i händelserna'), story.forum_name);
    await acts(told).getByText(story.author).first().waitFor();
    assert.equal(await count(acts(told).getByText(story.colleague)), 0);
    await keys('Control+a', 'Delete');
    await pick(field('Av'), story.colleague);
    await acts(told).getByText(`${story.colleague} verifierade`).first().waitFor();
    assert.equal(await count(acts(told).getByText(`${story.author} `)), 0);
}

// From the thing itself, and back to everything.
async function lookUpOneThing(told) {
    const { story, page, go, click, button, link, node } = told;
    await go('organisation');
    await click(button(story.forum_name));
    await click(link('Historik', node('organisation/panel')));
    await page.getByText(`Händelser för ${story.forum_name}`).waitFor();
    await acts(told).getByText(story.forum_before).first().waitFor();
    await click(button('Visa allt'));
    assert.equal(await count(page.getByText('Händelser för ')), 0);
}

async function compareTwoDays({ story, click, edit, button, field, node }) {
    await click(button('Jämför två datum'));
    await edit(field('Från'), story.compared_from);
    await edit(field('Till'), story.compared_to);
    await node('history/compare').locator('del', { hasText: story.forum_before }).waitFor();
    await node('history/compare').locator('ins', { hasText: story.forum_name }).waitFor();
}

// The past can be read and not written.
async function lookBack({ story, go, click, button, buttonBeginning }) {
    await click(button('Händelser'));
    await click(buttonBeginning(`Så såg det ut då: ${story.looked_back}`));
    await go('organisation');
    assert.equal(await count(button(story.forum_name)), 0);
    await click(button('Tillbaka till nu'));
    await button(story.forum_name).waitFor();
}

tell('history', { title: 'the story of the history' }, async (told) => {
    await told.openTheFile('history');
    await told.mergeTheOtherCopy();
    await settleWhatBothWrote(told);
    await approveWhatWaits(told);
    await lookUpWhoDidWhat(told);
    await lookUpOneThing(told);
    await compareTwoDays(told);
    await lookBack(told);
});
