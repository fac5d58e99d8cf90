// The story of the overview in the HTML view in Chromium: it ends in the same state as at the command line (tests/story) and in the
// drawn view (tests/ui), by mouse and by keyboard alone.
import assert from 'node:assert/strict';
import { tell } from './story_support.mjs';

const needs = ({ group }) => group('Behöver någon');
// Whoever is named alone, not with somebody else.
const needOf = (told, who) => told.link(new RegExp(`^${who}:? \\p{L}`, 'u'), needs(told));
const heading = ({ page }, name) => page.getByRole('heading', { name, exact: true });

async function followThePicture(told) {
    const { story, cell, click, go } = told;
    await click(cell('overview/heat', story.heat_row, story.heat_column));
    await heading(told, story.heat_kpi).first().waitFor();
    await go('overview');
}

async function approveForBoth({ story, click, pick, button, field, idle }, proposal) {
    await click(button('Godkänn för Region Nord', proposal));
    await pick(field('Godkänn för Nordia IT', proposal), story.approver);
    await idle();
    assert.equal(await proposal.count(), 0);
}

async function mendWhatDiffers(told) {
    const { story, click, button, groupBeginning, go } = told;
    await click(needOf(told, story.unequal));
    await click(button(story.mend));
    await approveForBoth(told, groupBeginning('Förslag: '));
    await go('overview');
    assert.equal(await needOf(told, story.unequal).count(), 0);
}

async function fillTheVacancy(told) {
    const { story, click, pick, field, go } = told;
    await click(needOf(told, story.vacant));
    await pick(field(`Tillsätt ${story.vacant_role} …`), story.holder.slice(0, 5));
    await go('overview');
    assert.equal(await needOf(told, story.vacant).count(), 0);
}

// Somebody with several findings opens; one of them leads to a KPI that serves no goal.
async function giveTheLooseKpiAGoal(told) {
    const { story, click, pick, button, link, field, go } = told;
    await click(needOf(told, story.several));
    const loose = link(new RegExp(`${story.loose}$`, 'u'));
    await click(loose);
    await heading(told, story.loose_kpi).first().waitFor();
    await click(button('Om KPI:n'));
    await pick(field('Mål'), story.goal.slice(0, 11));
    await go('overview');
    assert.equal(await loose.count(), 0);
}

async function verifyWhatIsNot(told) {
    const { story, page, click, menu, button, go, idle } = told;
    // The second one is of what is worth noticing, further down in the same card.
    await click(button('Visa alla', needs(told)).first());
    await click(needOf(told, story.unverified));
    await page.getByText(story.month).first().waitFor();
    await menu('Verifiera', story.first_series);
    await idle();
    await click(button('Verifiera'));
    assert.equal(await button('Verifiera').count(), 0);
    await go('overview');
    assert.equal(await needOf(told, story.unverified).count(), 0);
}

async function approveWhatComesNext(told) {
    const { story, click, link, group, go } = told;
    const step = link(`Att godkänna: ${story.waiting}`, group('Härnäst'));
    await click(step);
    await approveForBoth(told, group(`Förslag: ${story.waiting}`));
    await go('overview');
    assert.equal(await step.count(), 0);
}

tell('overview', { title: 'the story of the overview' }, async (told) => {
    await told.openTheFile('overview');
    await followThePicture(told);
    await mendWhatDiffers(told);
    await fillTheVacancy(told);
    await giveTheLooseKpiAGoal(told);
    await verifyWhatIsNot(told);
    await approveWhatComesNext(told);
});
