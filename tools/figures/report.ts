import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../project.ts';
import type { ScreenFigures } from './measure.ts';
import type { TheatreFigures } from './theatre.ts';
import { LONG_MILLIS } from './trace.ts';

const KB = 1_000;
const ms = (value: number) => Math.round(value).toString();
const kb = (bytes: number) => Math.round(bytes / KB).toString();

/** Writes docs/screens/figures.md. */
export function writeReport(
  screens: readonly ScreenFigures[],
  theatre: TheatreFigures,
  facts: { readonly browser: string; readonly date: string; readonly loadBefore: number },
): void {
  const [{ model = 'unknown' } = {}] = cpus();
  const [load = 0] = loadavg();
  const lines = [
    '# Figures of the screens',
    '',
    '`npm run figures` measures them, and writes this page. Every screen is loaded with nothing in the cache, in English,',
    'at 1280 × 800 pixels (the projector at 1920 × 1080), from a server on the same machine, in a window that has been',
    'open for a while.',
    '',
    `${facts.date}, ${cpus().length} × ${model.trim()}, ${facts.browser}, drawn without a graphics card. Load average ${facts.loadBefore.toFixed(1)}`,
    `at the start and ${load.toFixed(1)} at the end: where it is above ${cpus().length}, times by the clock are longer than the machine needs.`,
    '',
    'Words are those that are drawn, whether or not they are scrolled to; of the desks without their picture. *Paint* is',
    'the first contentful paint, *result* the first thing that the screen is for; both in ms from the request on. The longest',
    'task of the main thread is that of a second, traced loading, by the clock and by the processor time that it took, in ms,',
    `until 1.5 s after the result; *long* counts those with more than ${LONG_MILLIS} ms of processor time. Bytes are as they`,
    'are sent, in kB.',
    '',
    '| screen | words | paint | result | longest task | of processor | long | kB | script, kB | until paint |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...screens.map((each) =>
      [
        '',
        each.screen,
        each.words,
        ms(each.paint),
        ms(each.result),
        ms(each.longest),
        ms(each.longestWork),
        each.tooLong,
        kb(each.bytes),
        kb(each.script),
        kb(each.scriptAtPaint),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
    '## The training on the projector',
    '',
    `A well of ${theatre.samples} samples, from the start of its training to the reveal, with motion: ${theatre.frames} frames of the picture,`,
    `script of a frame ${theatre.middle.toFixed(1)} ms of processor time in the middle and ${theatre.slow.toFixed(1)} ms at the 95th percentile; the`,
    `longest task of the main thread took ${ms(theatre.longestWork)} ms of processor time.`,
    '',
    'The script of a frame is the processor time of the main thread of the projector’s page within its frame callbacks',
    '(`FireAnimationFrame` of the browser’s trace, callbacks of one task together, those above 1 ms). It holds the calls of',
    'WebGL themselves. What they draw is drawn by another process, in software where there is no graphics card: that',
    'takes most of the processor and makes frames fewer, and is not in these numbers.',
    '',
  ];
  writeFileSync(join(projectFolder(), 'docs/screens/figures.md'), lines.join('\n'));
}
