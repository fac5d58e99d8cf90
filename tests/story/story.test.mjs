// The story at the command line: the same steps as in tests/ui/story_test.cpp and tests/browser/story.test.mjs, as commands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about, exported, names, run, state, tell } from './support.mjs';

const { story, begin, copy, apply, approved, assertEnd } = tell('story', 'hash.txt');

function firstDay(path) {
    const known = names(path);
    const role = known.role;
    const matched = approved(path, [
        { command: 'assign_person', args: { role: role(story.vacant_role), post: 'holder', person: known.person(story.holder) } },
        { command: 'assign_person', args: { role: role(story.role_without_deputy), post: 'deputy', person: known.person(story.deputy) } },
        { command: 'match_mandates', args: { pair: known.pair(story.unequal_pair), as: 'customer' } },
    ]);
    const titles = { customer_title: { sv: story.customer_title }, supplier_title: { sv: story.supplier_title } };
    return approved(path, [
        ...matched,
        { command: 'add_pair', args: { level: known.level(story.level), ...titles }, as: 'pair' },
        { command: 'undo' },
        { command: 'redo' },
        { command: 'set_mandate', args: { subject: '@pair', powers: { money_limit: story.limit } }, as: 'mandate' },
        { command: 'propose', args: { version: '@mandate' } },
    ]);
}

test('the story at the command line ends in the state it should', () => {
    const path = begin();
    assert.equal(about(path, 'vacancy', story.vacant_role).length, 1);
    assert.equal(about(path, 'no_deputy', story.role_without_deputy).length, 1);
    assert.equal(about(path, 'mandate_differs', story.unequal_pair).length, 1);

    apply(path, 0, firstDay(path));
    assert.equal(about(path, 'vacancy', story.vacant_role).length, 0);
    assert.equal(about(path, 'no_deputy', story.role_without_deputy).length, 0);
    assert.equal(about(path, 'mandate_differs', story.unequal_pair).length, 0);
    assert.equal(about(path, 'vacancy', story.customer_title).length, 1);
    assert.equal(about(path, 'mandate_missing', story.customer_title).length, 0);
    assert.equal(about(path, 'mandate_missing', story.supplier_title).length, 1);

    run(['merge', path, story.other]);
    const { conflicts } = state(path);
    assert.equal(conflicts.length, 3);
    const forum = names(path).forum(story.forum);
    apply(path, 1, [{ command: 'resolve', args: { thing: forum, field: 'name', language: 'sv', to: story.taken } }]);
    const end = state(path);
    assert.deepEqual(end.conflicts, conflicts.filter(({ thing }) => thing !== forum));
    assert.equal(end.things.find(({ id }) => id === forum).fields.name.sv, story.taken);
    assertEnd(path);
});

test('merging the other way round is the same story', () => {
    const one = begin('one');
    const other = copy(story.other, 'other.samverka');
    apply(one, 0, firstDay(one));
    run(['merge', other, one]);
    run(['merge', one, story.other]);
    assert.equal(exported(one), exported(other));
});
