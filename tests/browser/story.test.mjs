// The story through the HTML view, clicked and typed in Chromium: it ends in the same state as at the command line (tests/story)
// and in the drawn view (tests/ui).
import assert from 'node:assert/strict';
import { tell } from './story_support.mjs';

async function approveForBoth({ story, click, edit, button, field }) {
    await click(button('Godkänn för Region Nord'));
    await edit(field('Godkänn för Nordia IT'), story.approver);
    assert.equal(await field('Godkänn för Nordia IT').count(), 0);
}

async function mendThreeFaults(told) {
    const { story, page, click, clickCard, pick, drag, button, field, card } = told;
    await click(button('Personer'));
    await click(button('Nordia IT'));
    await field('Sök person').click();
    await page.keyboard.type(story.holder.slice(0, 5));
    await drag(button(story.holder), card(story.vacant_role));
    await click(button('Personer'));
    await clickCard(story.role_without_deputy);
    await pick(field(`Ersättare, ${story.role_without_deputy}`), story.deputy.slice(0, 6));
    await clickCard(story.unequal_pair);
    await click(button(story.mend));
    await approveForBoth(told);
    assert.equal(await button(story.mend).count(), 0);
}

async function addAPair({ story, page, click, keys, edit, pick, button, field, card }) {
    await click(button('Rollpar'));
    await pick(field('Nivå'), `${story.level} `);
    await edit(field('Kundens roll'), story.customer_title);
    await edit(field('Leverantörens roll'), story.supplier_title);
    await click(button('Lägg till rollpar'));
    await card(story.customer_title).waitFor();
    // Whoever has filled in the form goes on in the panel that came in its place.
    assert.equal(await page.evaluate(() => document.activeElement.closest('[data-node="organisation/panel"]') !== null), true);
    await keys('Control+z');
    await card(story.customer_title).waitFor({ state: 'detached' });
    await keys('Control+Shift+z');
    await card(story.customer_title).waitFor();
}

async function giveItAMandate(told) {
    const { story, click, edit, button, field } = told;
    await edit(field(`Beloppsgräns, ${story.customer_title}`), story.limit_typed);
    await click(button('Föreslå för godkännande'));
    await approveForBoth(told);
}

async function settleTheNameOfTheForum({ story, page, click, button }) {
    await click(button(story.forum));
    const side = page.getByRole('group').filter({ has: button('Ta detta') }).filter({ hasText: story.taken });
    await click(button('Ta detta', side.last()));
    assert.equal(await button('Ta detta').count(), 0);
}

tell('story', { title: 'the story', hash: 'hash.txt', by: ['the mouse'] }, async (told) => {
    await told.openTheFile('organisation');
    await mendThreeFaults(told);
    await addAPair(told);
    await giveItAMandate(told);
    await told.begin(1);
    await told.card(told.story.customer_title).waitFor();
    await told.mergeTheOtherCopy();
    await settleTheNameOfTheForum(told);
});
