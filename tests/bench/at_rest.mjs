// What the open page costs while nobody touches it: frames, and memory after a full collection of garbage.
import { counters } from '../browser/canvas_support.mjs';
import { kScreens, show, withPage } from './open_page.mjs';

// The engine's memory is found where the page makes it: what is exported has no name in a release build.
function watchMemory() {
    const keep = (instance) => {
        for (const value of Object.values(instance.exports))
            if (value instanceof WebAssembly.Memory) globalThis.engineMemory = value;
        return instance;
    };
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const make = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await make(...given);
            keep(made.instance ?? made);
            return made;
        };
    }
}

async function memoryOf(page, inspector) {
    await inspector.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize = 0 } = await inspector.send('Runtime.getHeapUsage');
    const engine = await page.evaluate(() => globalThis.engineMemory.buffer.byteLength);
    return { engine, script: usedSize, nodes: embedderHeapUsedSize };
}

// Frames by screen in that many milliseconds, and the memory on the overview: as it is opened, and when all screens have been seen.
export function measureAtRest(folder, milliseconds) {
    return withPage(folder, { before: watchMemory }, async (page) => {
        const inspector = await page.context().newCDPSession(page);
        const opened = await memoryOf(page, inspector);
        const frames = [];
        for (const screen of kScreens) {
            await show(page, screen);
            const before = (await counters(page)).frames;
            await page.waitForTimeout(milliseconds);
            frames.push({ screen, frames: (await counters(page)).frames - before });
        }
        await show(page, 'overview');
        return { frames, memory: [['as it is opened', opened], ['when all five screens have been seen', await memoryOf(page, inspector)]] };
    });
}
