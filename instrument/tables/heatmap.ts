import { MARK } from './footnotes.ts';
import { type Grid, metricText } from './metrics.ts';
import { hex, PAPER, RAMP_INK, rampAt, textOn } from './ramp.ts';
import { entryText } from './text.ts';
import type { TableWords } from './words.ts';

export interface HeatmapText {
  readonly title: string;
  /** What the numbers were made with: scenario, ε, seeds. */
  readonly subtitle: string;
}

const CELL = { width: 76, height: 34 };
const FONT = 13;
/** Width of a letter in units of its size, on the safe side for system fonts. */
const LETTER = 0.6;
const SLANT = Math.SQRT1_2; // filter names lean by 45°
const MARGIN = 24;
const LEGEND = { width: 240, height: 12 };

/** A grid as a picture: dark is low, bright is high, every number written into its place. */
export function heatmapSvg(grid: Grid, text: HeatmapText, words: TableWords): string {
  const { metric, attacks, filters, values, doubtful } = grid;
  const subtitle = doubtful.flat().some(Boolean)
    ? `${text.subtitle}; ${words.doubtful(MARK)}`
    : text.subtitle;
  const show = (value: number) => metricText(metric, value, words);
  const known = values.flat().filter((value) => value !== null);
  const low = known.length > 0 ? Math.min(...known) : 0;
  const high = known.length > 0 ? Math.max(...known) : 1;
  const shareOf = (value: number) => (high > low ? (value - low) / (high - low) : 0.5);

  const widest = (names: readonly string[]) => Math.max(...names.map((name) => name.length)) * FONT * LETTER;
  // Whole numbers, so that no seam shows between cells.
  const left = Math.ceil(MARGIN + widest(attacks) + 12);
  const top = Math.ceil(92 + widest(filters) * SLANT);
  const field = { width: filters.length * CELL.width, height: attacks.length * CELL.height };
  // The last filter's name leans out to the right; the title must fit as well.
  const lean = Math.max(MARGIN, widest(filters.slice(-1)) * SLANT + FONT - CELL.width / 2);
  const head = Math.max(text.title.length * 18, subtitle.length * FONT) * LETTER + 2 * MARGIN;
  const width = Math.ceil(Math.max(left + field.width + lean, head, left + LEGEND.width + MARGIN));
  const height = Math.ceil(top + field.height + 76);

  const cells = values.flatMap((line, i) =>
    line.map((value, j) => {
      const x = left + j * CELL.width;
      const y = top + i * CELL.height;
      const name = words.against(attacks[i] as string, filters[j] as string);
      const fill = value === null ? hex([238, 238, 240]) : hex(rampAt(shareOf(value)));
      const ink = value === null ? hex([90, 94, 100]) : hex(textOn(rampAt(shareOf(value))));
      const shown = `${value === null ? '–' : show(value)}${doubtful[i]?.[j] ? MARK : ''}`;
      return (
        `<g><title>${escaped(`${name}: ${value === null ? words.undefinedValue : entryText(grid, words, i, j)}`)}</title>` +
        `<rect x="${round(x)}" y="${round(y)}" width="${CELL.width}" height="${CELL.height}" fill="${fill}"/>` +
        `<text x="${round(x + CELL.width / 2)}" y="${round(y + CELL.height / 2)}" fill="${ink}" ` +
        `text-anchor="middle" dominant-baseline="central">${escaped(shown)}</text></g>`
      );
    }),
  );
  const rows = attacks.map(
    (name, i) =>
      `<text x="${round(left - 10)}" y="${round(top + (i + 0.5) * CELL.height)}" text-anchor="end" ` +
      `dominant-baseline="central">${escaped(name)}</text>`,
  );
  const columns = filters.map((name, j) => {
    const [x, y] = [round(left + (j + 0.5) * CELL.width), round(top - 10)];
    return `<text x="${x}" y="${y}" transform="rotate(-45 ${x} ${y})">${escaped(name)}</text>`;
  });
  const description = words.picture(attacks.length, filters.length, words.metrics[metric]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
      `role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="${FONT}" fill="${hex(RAMP_INK)}">`,
    `<title id="title">${escaped(text.title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${hex(PAPER)}"/>`,
    `<text x="${MARGIN}" y="38" font-size="18" font-weight="600">${escaped(text.title)}</text>`,
    `<text x="${MARGIN}" y="60">${escaped(subtitle)}</text>`,
    ...rows,
    ...columns,
    ...cells,
    legend(left, top + field.height + 24, words.metrics[metric], show(low), show(high)),
    '</svg>',
    '',
  ].join('\n');
}

function legend(x: number, y: number, label: string, low: string, high: string): string {
  const steps = 24;
  const size = LEGEND.width / steps;
  const bar = Array.from(
    { length: steps },
    (_, k) =>
      `<rect x="${round(x + k * size)}" y="${round(y)}" width="${round(size + 0.5)}" height="${LEGEND.height}" ` +
      `fill="${hex(rampAt(k / (steps - 1)))}"/>`,
  );
  const under = round(y + LEGEND.height + 16);
  return [
    ...bar,
    `<text x="${round(x)}" y="${under}">${escaped(low)}</text>`,
    `<text x="${round(x + LEGEND.width)}" y="${under}" text-anchor="end">${escaped(high)}</text>`,
    `<text x="${round(x)}" y="${round(under + 18)}">${escaped(label)}</text>`,
  ].join('\n');
}

const round = (value: number) => Math.round(value * 100) / 100;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
