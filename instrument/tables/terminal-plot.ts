export interface Curve {
  /** Steps, ascending. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** What stands around a curve, in the language of whoever reads it. */
export interface PlotWords {
  readonly title: string;
  /** What the steps are, below the axis. */
  readonly steps: string;
  /** What the level is. */
  readonly level: string;
  dashed(level: string): string;
  /** In place of a curve without a point. */
  readonly nothing: string;
}

export interface PlotOptions {
  readonly words: PlotWords;
  /** A level to compare with, drawn dashed. */
  readonly level?: number;
  /** Characters of the drawing, its axis not counted. */
  readonly width?: number;
  readonly height?: number;
  readonly show: (value: number) => string;
}

/** Bits of a braille cell, [row][column]. */
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const BRAILLE = 0x2800;

/** A curve as lines of text, two by four dots in a character. */
export function plotText({ x, y }: Curve, options: PlotOptions): string {
  const { words, level, width = 60, height = 12, show } = options;
  if (x.length === 0) return `${words.title}\n${words.nothing}`;
  const shown = level === undefined ? y : [...y, level];
  const [low, high] = padded(Math.min(...shown), Math.max(...shown));
  const [from, to] = [x[0] as number, x.at(-1) as number];
  const column = (at: number) => (to > from ? ((at - from) / (to - from)) * (2 * width - 1) : width);
  const row = (at: number) => ((high - at) / (high - low)) * (4 * height - 1);
  const cells = new Uint8Array(width * height);
  const dot = (c: number, r: number) => {
    const [cc, rr] = [Math.round(c), Math.round(r)];
    const bit = DOTS[(rr % 4) as 0 | 1 | 2 | 3][(cc % 2) as 0 | 1];
    const at = Math.floor(rr / 4) * width + Math.floor(cc / 2);
    cells[at] = (cells[at] as number) | bit;
  };
  if (level !== undefined) for (let c = 0; c < 2 * width; c++) if (c % 6 < 3) dot(c, row(level));
  for (let i = 0; i < x.length; i++) {
    const [c, r] = [column(x[i] as number), row(y[i] as number)];
    const before = Math.max(0, i - 1);
    const [c0, r0] = [column(x[before] as number), row(y[before] as number)];
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(c - c0), Math.abs(r - r0))));
    for (let k = 0; k <= steps; k++) dot(c0 + ((c - c0) * k) / steps, r0 + ((r - r0) * k) / steps);
  }

  const labelOf = (line: number) => {
    if (line === 0) return show(high);
    if (line === height - 1) return show(low);
    return level !== undefined && line === Math.floor(Math.round(row(level)) / 4) ? show(level) : '';
  };
  const margin = Math.max(...Array.from({ length: height }, (_, line) => labelOf(line).length));
  const lines = Array.from({ length: height }, (_, line) => {
    const drawn = Array.from(cells.subarray(line * width, (line + 1) * width), (bits) =>
      String.fromCharCode(BRAILLE + bits),
    ).join('');
    return `${labelOf(line).padStart(margin)} ┤${drawn}`;
  });
  const first = String(from);
  const axis = `${' '.repeat(margin + 2)}${first}${String(to).padStart(width - first.length)}`;
  return [
    words.title,
    ...lines,
    `${' '.repeat(margin + 1)}└${'─'.repeat(width)}`,
    axis,
    `${' '.repeat(margin + 2)}${words.steps}${level === undefined ? '' : `;  ${words.dashed(words.level)}`}`,
  ].join('\n');
}

/** A little room above and below, and some height even for a flat line. */
function padded(low: number, high: number): [number, number] {
  const room = (high - low) * 0.05 || Math.abs(high) * 0.01 || 1;
  return [low - room, high + room];
}
