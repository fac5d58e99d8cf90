// The story of the KPIs at the command line: the same steps as in tests/ui/story_kpis_test.cpp and
// tests/browser/story_kpis.test.mjs, as commands.
import { test } from 'node:test';
import { names, tell } from './support.mjs';

const { story, begin, apply, assertEnd } = tell('kpis');

function steps(known) {
    const series = known.series(story.series);
    const periods = story.pasted_periods.split(' ');
    const values = story.pasted_values.split(' ');
    return [
        { command: 'create', args: { kind: 'kpi', fields: { name: { sv: story.new_kpi } } } },
        { command: 'dispute', args: { about: known.kpi(story.disputed), period: story.period, why: { sv: story.why } } },
        { command: 'record', args: { rows: [{ series, period: story.period, value: story.value }], corrections: 'take' } },
        {
            command: 'record',
            args: { rows: periods.map((period, at) => ({ series, period, value: values[at] })), corrections: 'take' },
        },
    ];
}

test('the story of the KPIs at the command line ends in the state it should', () => {
    const path = begin();
    apply(path, 0, steps(names(path)));
    assertEnd(path);
});
