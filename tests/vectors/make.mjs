// Writes tests/vectors/*.txt anew: the requests of sequences.mjs and what the engine in Node answers. A person reads the
// difference before it is committed; no automatic run calls this.
//
//   node tests/vectors/make.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, kFolder, loadEngine, replyLines, requestBytes } from './engine.mjs';
import { sequences, stepOf } from './sequences.mjs';

const module = await loadEngine();
let count = 0;
for (const [name, [about, steps]] of Object.entries(sequences)) {
  const instance = createInstance(module);
  const replies = [];
  const payloads = [];
  let text = `# ${about}\n`;
  for (const one of steps) {
    const step = stepOf(one, replies.length + 1, replies);
    const { lines, payload, header } = replyLines(instance.call(requestBytes(step, payloads)));
    replies.push({ ...JSON.parse(header.toString()), payload });
    payloads.push(payload);
    text += `\n${step.hex === undefined ? `> ${step.request}` : `>hex ${step.hex}`}\n`;
    if (step.payload !== undefined) text += `+ ${step.payload}\n`;
    text += `${lines.join('\n')}\n`;
    count += 1;
  }
  instance.close();
  writeFileSync(join(kFolder, `${name}.txt`), text);
}
console.log(`${count} requests in ${Object.keys(sequences).length} sequences`);
