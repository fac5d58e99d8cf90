// The story of the direction, vision and goals, at the command line: the same steps as in tests/ui/story_direction_test.cpp and
// tests/browser/story_direction.test.mjs, as commands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { about, names, state, tell } from './support.mjs';

const { story, begin, apply, assertEnd } = tell('direction');

function steps(known, approved) {
    const goal = known.goal(story.goal);
    const kpi = known.kpi(story.kpi);
    const { partnership, statement, principles } = approved;
    return [
        { command: 'set', args: { thing: goal, field: 'statement', language: 'sv', to: story.goal_text } },
        {
            command: 'create',
            args: {
                kind: 'goal',
                fields: { goal_class: 'goal', parent: known.goal(story.outcome), status: 'active', statement: { sv: story.new_goal } },
            },
            as: 'goal',
        },
        { command: 'add', args: { thing: kpi, field: 'goals', item: '@goal' } },
        { command: 'add', args: { thing: known.initiative(story.initiative), field: 'goals', item: '@goal' } },
        { command: 'set', args: { thing: '@goal', field: 'weight', to: story.goal_weight } },
        { command: 'set', args: { thing: kpi, field: 'weight', to: story.kpi_weight } },
        { command: 'create', args: { kind: 'vision', fields: { partnership, statement, principles } }, as: 'vision' },
        { command: 'set', args: { thing: '@vision', field: 'statement', language: 'sv', to: story.statement } },
        { command: 'set', args: { thing: '@vision', field: 'effective_from', to: story.effective_from } },
        { command: 'propose', args: { version: '@vision' } },
    ];
}

test('the story of the direction at the command line ends in the state it should', () => {
    const path = begin();
    const known = names(path);
    const visions = state(path).things.filter(({ kind }) => kind === 'vision');
    const latest = visions.toSorted((a, b) => (a.fields.effective_from < b.fields.effective_from ? 1 : -1))[0];
    assert.equal(about(path, 'initiative_without_goal', story.initiative).length, 1);
    apply(path, 0, steps(known, latest.fields));
    assert.equal(about(path, 'initiative_without_goal', story.initiative).length, 0);
    assertEnd(path);
});
