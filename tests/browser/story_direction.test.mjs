// The story of the direction, vision and goals, in the HTML view in Chromium: it ends in the same state as at the command line
// (tests/story) and in the drawn view (tests/ui), by mouse and by keyboard alone.
import assert from 'node:assert/strict';
import { tell } from './story_support.mjs';

async function putAGoalInOtherWords({ story, clickCard, edit, field, card }) {
    await clickCard(story.goal);
    await edit(field('Lydelse (sv)'), story.goal_text);
    await card(story.goal_text).waitFor();
}

async function addAGoal({ story, clickCard, click, edit, button, field, card }) {
    await clickCard(story.outcome);
    await click(button('Lägg till'));
    await edit(field('Nytt mål'), story.new_goal);
    await card(story.new_goal).waitFor();
}

async function connectIt({ story, clickCard, pick, edit, field, link, node }) {
    await clickCard(story.new_goal);
    await pick(field('Koppla en KPI'), story.kpi);
    await link(story.kpi, node('vision/panel')).waitFor();
    await pick(field('Koppla ett initiativ'), story.initiative.slice(0, 5));
    await link(story.initiative, node('vision/panel')).waitFor();
    await edit(field('Vikt'), story.goal_weight);
}

// The panel's link leads to the KPI, where its own weight stands.
async function weighTheKpi({ story, page, click, edit, link, button, field, node }) {
    await click(link(story.kpi, node('vision/panel')));
    await page.getByRole('heading', { name: story.kpi, exact: true }).first().waitFor();
    await click(button('Om KPI:n'));
    await edit(field('Vikt'), story.kpi_weight_typed);
}

async function proposeANewVision({ story, go, click, editLong, edit, button, field }) {
    await go('vision');
    await click(button('Versioner'));
    await click(button('Ny version'));
    await editLong(field('Vision (sv)'), story.statement);
    await edit(field('Gäller från'), story.effective_from_typed);
    await click(button('Föreslå för godkännande'));
    await button('Godkänn för Region Nord').waitFor();
    assert.equal(await field('Vision (sv)').count(), 0);
}

tell('direction', { title: 'the story of the direction' }, async (told) => {
    await told.openTheFile('vision');
    await putAGoalInOtherWords(told);
    await addAGoal(told);
    await connectIt(told);
    await weighTheKpi(told);
    await proposeANewVision(told);
});
