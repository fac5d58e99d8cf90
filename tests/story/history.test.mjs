// The story of the history at the command line: the same steps as in tests/ui/story_history_test.cpp and
// tests/browser/story_history.test.mjs, as commands. What is only looked at there writes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { names, run, state, tell } from './support.mjs';

const { story, begin, apply, assertEnd } = tell('history');

// The proposal of a KPI's version that waits for somebody.
function waiting(path) {
    const known = names(path);
    const { things, approvals } = state(path);
    const kpi = known.kpi(story.waiting);
    const of = new Set(things.filter(({ kind, fields }) => kind === 'kpi_version' && fields.kpi === kpi).map(({ id }) => id));
    const found = approvals
        .filter(({ thing }) => of.has(thing))
        .flatMap(({ thing, proposals }) => proposals.filter(({ supplier }) => !supplier).map(({ hash }) => ({ version: thing, hash })));
    assert.equal(found.length, 1);
    return found[0];
}

test('the story of the history at the command line ends in the state it should', () => {
    const path = begin();
    run(['merge', path, story.other]);
    const known = names(path);
    const goal = { thing: known.goal(story.goal), field: 'weight' };
    assert.equal(state(path).conflicts.length, 3);
    apply(path, 0, [
        { command: 'resolve', args: { thing: known.forum(story.forum), field: 'name', language: 'sv', to: story.forum_name } },
        { command: 'resolve', args: { ...goal, take: 1 } },
        { command: 'undo' },
        { command: 'redo' },
        { command: 'resolve', args: { thing: known.kpi(story.kpi), field: 'name', language: 'sv', take: 1 } },
        { command: 'approve', args: { ...waiting(path), on_behalf: known.person(story.approver) } },
    ]);
    assert.deepEqual(state(path).conflicts, []);
    assert.equal(names(path).one('goal', ({ statement }) => statement.sv === story.goal).fields.weight, '20');
    assert.ok(names(path).kpi(story.kpi_name));
    assertEnd(path);
});
