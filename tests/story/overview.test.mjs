// The story of the overview at the command line: the same steps as in tests/ui/story_overview_test.cpp and
// tests/browser/story_overview.test.mjs, as commands. There they are found from the overview, by who needs to do something and by what
// comes next.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about, names, state, tell } from './support.mjs';

const { story, begin, apply, approved, assertEnd } = tell('overview');

function pendingOf(path, role) {
    const { approvals, things } = state(path);
    const mandates = new Set(things.filter(({ kind, fields }) => kind === 'mandate' && fields.subject === role).map(({ id }) => id));
    const found = approvals
        .filter(({ thing }) => mandates.has(thing))
        .flatMap(({ thing, proposals }) => proposals.filter((one) => !one.customer && !one.supplier).map(({ hash }) => ({ version: thing, hash })));
    assert.equal(found.length, 1);
    return found[0];
}

test('the story of the overview at the command line ends in the state it should', () => {
    const path = begin();
    const known = names(path);
    const kpi = known.kpi(story.loose_kpi);
    const proposal = pendingOf(path, known.role(story.waiting));
    const on_behalf = known.person(story.approver);
    const [vacancy] = about(path, 'vacancy', story.vacant_role);
    const verify = (series) => ({ command: 'verify_values', args: { series: known.series(series), periods: [story.period] } });
    apply(path, 0, [
        ...approved(path, [{ command: 'match_mandates', args: { pair: known.pair(story.unequal_pair), as: 'customer' } }]),
        { command: 'assign_person', args: { ...vacancy.mends[0].args, person: known.person(story.holder) } },
        { command: 'add', args: { thing: kpi, field: 'goals', item: known.goal(story.goal) } },
        verify(story.first_series),
        verify(story.second_series),
        { command: 'approve', args: proposal },
        { command: 'approve', args: { ...proposal, on_behalf } },
    ]);
    assert.equal(about(path, 'mandate_differs', story.unequal_pair).length, 0);
    assert.equal(about(path, 'vacancy', story.vacant_role).length, 0);
    assert.equal(about(path, 'measurement_unverified', story.unverified_kpi).length, 0);
    assert.equal(about(path, 'kpi_without_goal', story.loose_kpi).length, 0);
    assertEnd(path);
});
