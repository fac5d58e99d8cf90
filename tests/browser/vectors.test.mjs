// Request and reply vectors in Chromium, on the headless engine as the site serves it: the same files as in Node and natively.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSequence, replyLines, requestBytes } from '../vectors/engine.mjs';
import { builtSite, launch, serve } from './support.mjs';

const kSequences = ['approve', 'merge', 'settings'];

// Runs in the page: requests in, replies out, as lists of bytes.
async function answerAll(requests) {
  const { default: create } = await import('/samverka-core.mjs');
  const module = await create({ onOutboxReady: () => {} });
  const handle = module._sv_create();
  return requests.map((encoded) => {
    const request = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    module.HEAPU8.set(request, module._sv_input(handle, request.length));
    module._sv_call(handle, request.length);
    const at = module._sv_output(handle);
    const reply = module.HEAPU8.slice(at, at + module._sv_output_size(handle));
    let text = '';
    for (let i = 0; i < reply.length; i += 8192) text += String.fromCharCode(...reply.subarray(i, i + 8192));
    return btoa(text);
  });
}

test('Chromium gives the same bytes', { skip: builtSite() === undefined && 'the site has not been built' }, async () => {
  const site = await serve(builtSite());
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}icon.svg`);
    let count = 0;
    for (const name of kSequences) {
      const { steps } = readSequence(readFileSync(`tests/vectors/${name}.txt`, 'utf8'));
      const requests = steps.map((step) => requestBytes(step, []).toString('base64'));
      const replies = await page.evaluate(answerAll, requests);
      replies.forEach((reply, i) => {
        assert.deepEqual(replyLines(Buffer.from(reply, 'base64')).lines, steps[i].expected, `${name} ${i + 1}`);
        count += 1;
      });
    }
    assert.ok(count >= 10, String(count));
  } finally {
    await browser.close();
    await site.close();
  }
});
