import { hex, PAPER, RAMP_INK, rampAt } from '../../instrument/tables/ramp.ts';

/** Figures of a load test that have a goal: what each is called, and the most that it may be. */
const GOALS = {
  joinP95: ['join, p95', 1_000, 'ms'],
  ackP95: ['acknowledgement, p95', 100, 'ms'],
  draftP95: ['draft to teammate, p95', 150, 'ms'],
  phaseP95: ['phase reaches a seat, p95', 150, 'ms'],
  socketBytesSecond: ['socket, bytes a seat and second', 2_048, 'B'],
  serverMegabytes: ['server memory, peak', 500, 'MB'],
} as const;

const WIDTH = 760;
const LEFT = 230;
const BAR = 18;
const ROW = 30;
const TOP = 64;
const CLEAR = `paint-order="stroke" stroke="${hex(PAPER)}" stroke-width="6"`;
/** Where a bar that is as long as its goal ends. */
const GOAL = 520;

/** Bars of what was measured, each in units of its goal, as SVG. Figures that are not there are left out. */
export function loadChart(figures: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(GOALS).flatMap(([key, [name, goal, unit]]) => {
    const value = figures[key];
    return typeof value === 'number' && Number.isFinite(value) ? [{ name, goal, unit, value }] : [];
  });
  const bars = rows.flatMap(({ name, goal, unit, value }, i) => {
    const y = TOP + i * ROW;
    const width = Math.min(WIDTH - 140 - LEFT, Math.max(2, (value / goal) * (GOAL - LEFT)));
    const fill = hex(rampAt(value <= goal ? 0.1 : 0.85));
    return [
      `<text x="${LEFT - 8}" y="${y + 13}" text-anchor="end">${name}</text>`,
      `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2" fill="${fill}"/>`,
      // The paper around the letters covers the line of the goal.
      `<text x="${(LEFT + width + 6).toFixed(1)}" y="${y + 13}" ${CLEAR}>${value} of ${goal} ${unit}</text>`,
    ];
  });
  const height = TOP + rows.length * ROW + 16;
  const title = `${figures.seats} seats, ${figures.scenario}: what was measured, in units of its goal`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ` +
      `role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="13" fill="${hex(RAMP_INK)}">`,
    `<title id="title">${title}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="${hex(PAPER)}"/>`,
    `<text x="24" y="30" font-size="16" font-weight="600">${title}</text>`,
    `<path d="M${GOAL} ${TOP - 12}V${height - 10}" stroke="${hex(RAMP_INK)}" stroke-dasharray="4 3"/>`,
    `<text x="${GOAL}" y="${TOP - 18}" text-anchor="middle" font-size="12">goal</text>`,
    ...bars,
    '</svg>',
    '',
  ].join('\n');
}
