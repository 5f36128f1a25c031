import { hex, PAPER, RAMP_INK, rampAt } from '../../instrument/tables/ramp.ts';
import { CALLED, RESIDENT } from './ours.ts';
import type { Run } from './report.ts';
import type { GrowthResult, Row, TaskResult } from './results.ts';

const WIDTH = 920;
const LEFT = 150;
const BAR = 18;
const RIGHT = WIDTH - 70;
const PLOT = { width: 250, height: 170 };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const number = (value: number) => (value >= 10 ? value.toFixed(0) : value.toFixed(1));

/** Peers' times in units of the core's, on a scale of powers of ten; then growth with both sizes. */
export function chart({ results, growth }: Pick<Run, 'results' | 'growth'>): string {
  const parts: string[] = [];
  let y = 60;
  for (const result of results) {
    const block = bars(result, y);
    parts.push(...block.parts);
    y = block.end + 26;
  }
  parts.push(`<text x="24" y="${y + 6}" font-size="16" font-weight="600">Growth of the core's time</text>`);
  y += 30;
  growth.forEach((series, i) => {
    parts.push(curve(series, 24 + (i >> 1) * 300, y + (i & 1) * (PLOT.height + 70)));
  });
  const height = y + 2 * (PLOT.height + 70);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ` +
      `role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="13" fill="${hex(RAMP_INK)}">`,
    `<title id="title">Time of each library as a multiple of the core's, and growth with the size</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="${hex(PAPER)}"/>`,
    `<text x="24" y="34" font-size="16" font-weight="600">Times in units of the core's on resident data (shorter is faster, logarithmic)</text>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function bars({ title, rows }: TaskResult, top: number): { parts: string[]; end: number } {
  const most = 3; // powers of ten
  const widthOf = ({ ratio }: Row) =>
    Math.max(2, (Math.log10(Math.max(1, ratio) * 1.25) / most) * (RIGHT - LEFT));
  const parts = [`<text x="24" y="${top + 8}" font-weight="600">${escaped(title)}</text>`];
  rows.forEach((row, i) => {
    const y = top + 20 + i * (BAR + 5);
    const fill = hex(rampAt(row.name === CALLED || row.name === RESIDENT ? 0.1 : 0.7));
    const width = Math.min(RIGHT - LEFT, widthOf(row));
    parts.push(
      `<text x="${LEFT - 8}" y="${y + 13}" text-anchor="end">${escaped(row.name)}</text>`,
      `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2" fill="${fill}"/>`,
      `<text x="${(LEFT + width + 6).toFixed(1)}" y="${y + 13}">${number(row.ratio)} ×</text>`,
    );
  });
  return { parts, end: top + 20 + rows.length * (BAR + 5) };
}

/** Three points on logarithmic axes. */
function curve({ title, variable, points, exponent }: GrowthResult, left: number, top: number): string {
  const logs = points.map(({ size, best }) => [Math.log(size), Math.log(best)] as const);
  const [xs, ys] = [logs.map(([x]) => x), logs.map(([, y]) => y)];
  const place = (value: number, all: readonly number[], length: number) => {
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return high > low ? ((value - low) / (high - low)) * length : length / 2;
  };
  const at = logs.map(([x, y]) => ({
    x: left + 30 + place(x, xs, PLOT.width - 70),
    y: top + PLOT.height - 20 - place(y, ys, PLOT.height - 70),
  }));
  const ink = hex(rampAt(0.1));
  const dots = at.map(({ x, y }, i) => {
    const point = points[i] as { size: number; best: number };
    return (
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" fill="${ink}"/>` +
      `<text x="${x.toFixed(1)}" y="${(y - 10).toFixed(1)}" text-anchor="middle" font-size="11">${point.best.toFixed(2)} ms</text>` +
      `<text x="${x.toFixed(1)}" y="${top + PLOT.height + 14}" text-anchor="middle" font-size="11">${point.size}</text>`
    );
  });
  const path = at.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return [
    `<g><text x="${left}" y="${top + 8}" font-weight="600" font-size="12">${escaped(title)}</text>`,
    `<text x="${left}" y="${top + 24}" font-size="12">time ∝ ${variable}^${exponent.toFixed(2)}</text>`,
    `<path d="M${left} ${top + 30}V${top + PLOT.height}H${left + PLOT.width}" fill="none" stroke="${hex(RAMP_INK)}" stroke-opacity="0.4"/>`,
    `<polyline points="${path}" fill="none" stroke="${ink}" stroke-width="2"/>`,
    ...dots,
    `<text x="${left + PLOT.width}" y="${top + PLOT.height - 6}" text-anchor="end" font-size="11">${variable}</text></g>`,
  ].join('');
}
