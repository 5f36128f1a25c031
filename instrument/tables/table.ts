import { z } from 'zod';
import { GameError } from '../../engine/errors.ts';
import { failureSchema } from '../../engine/round/failures.ts';
import { unconvergedSchema } from '../../engine/round/result.ts';

/** One round of a table: an attack against a defence on one seed. Rates are 0 … 1, times milliseconds. */
const cellSchema = z.strictObject({
  attack: z.string(),
  filter: z.string(),
  seed: z.int(),
  /** Test error of the round's model. */
  error: z.number(),
  /** Test error of the model of the clean data. */
  cleanError: z.number(),
  /** Test error had nothing been filtered. */
  unfilteredError: z.number(),
  poisonRows: z.int(),
  removedRows: z.int(),
  /** Share of the attacker's targets that the model gets wrong; null where the attacker has none. */
  hitShare: z.number().nullable(),
  /** Share of the marked test samples that are taken for the attacker's class; null where there is no mark. */
  attackSuccess: z.number().nullable(),
  /** Kept rows whose label a filter has changed; detection counts them as found. */
  relabelledRows: z.int(),
  precision: z.number(),
  recall: z.number(),
  fpr: z.number(),
  mcc: z.number(),
  /** Of the suspicion of the filters, chained or single, against the truth; null without poison or without a filter. */
  auc: z.number().nullable(),
  utility: z.number(),
  impact: z.number(),
  outage: z.boolean(),
  /** Certified accuracies, as in a round's summary; null without a certificate. */
  certified: z.array(z.number()).nullable().default(null),
  attackScore: z.number(),
  defenceScore: z.number(),
  forgeMillis: z.number(),
  filterMillis: z.number(),
  trainMillis: z.number(),
  /** Fits that did not converge, by stage; empty where all did. */
  unconverged: z.array(unconvergedSchema).default([]),
  /** Recipes that could not do their work, and were counted as doing nothing. */
  failures: z.array(failureSchema).default([]),
  /** SHA-256 of the round's result, as in a replay. */
  digest: z.string(),
});
export type Cell = z.infer<typeof cellSchema>;

/** What a table is about; two parts of a table may be joined when these agree. */
const headSchema = z.strictObject({
  format: z.literal('poisoned-well-table'),
  version: z.literal(1),
  scenario: z.string(),
  /** Poisoned / clean rows; null where every attack spends the scenario's whole budget. */
  epsilon: z.number().nullable(),
  /** SHA-256 over the built engine and the data pack: who made the numbers. */
  build: z.string(),
});
export type TableHead = z.infer<typeof headSchema>;

const tableSchema = headSchema.extend({
  attacks: z.array(z.string()).min(1),
  filters: z.array(z.string()).min(1),
  seeds: z.array(z.int()).min(1),
  /** Of the run that finished the table; 0 where it only read what was there. */
  elapsedMillis: z.number(),
  peakMemoryBytes: z.number(),
  workers: z.int(),
  cells: z.array(cellSchema),
});
export type CellTable = z.infer<typeof tableSchema>;

export const cellKey = ({ attack, filter, seed }: Pick<Cell, 'attack' | 'filter' | 'seed'>) =>
  `${attack}\n${filter}\n${seed}`;

/** @throws GameError 'bad-file' with the first thing that is wrong. */
export function parseTable(name: string, text: string): CellTable {
  return parseJson(tableSchema, name, text, 'a table of "well matrix --format json"');
}

/** First line of a partial table. */
export function parseHead(name: string, line: string): TableHead {
  return parseJson(headSchema, name, line, 'a partial table of "well matrix"');
}

/** Null where the line is cut off or no cell: its writer was interrupted. */
export function parseCell(line: string): Cell | null {
  try {
    return cellSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function parseJson<T>(schema: z.ZodType<T>, name: string, text: string, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GameError('bad-file', `${name} is not ${what}: ${(cause as Error).message}`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new GameError(
    'bad-file',
    `${name} is not ${what}: ${issue?.path.join('.') || 'file'}: ${issue?.message}`,
  );
}
