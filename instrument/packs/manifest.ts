import { z } from 'zod';
import { ATTACK_IDS } from '../../engine/attacks/ids.ts';
import { cardSchema } from '../../engine/data/pack-details.ts';
import { GameError } from '../../engine/errors.ts';
import { FILTER_IDS } from '../../engine/filters/ids.ts';
import { DEFENCE_IDS } from '../../engine/training-defences/ids.ts';
import { VICTIM_IDS } from '../../engine/victims/ids.ts';
import type { DataLimits } from '../formats/limits.ts';
import { DECIMAL_MARKS } from '../formats/numbers.ts';

/** How much of a host's own data is taken: what a room of phones can play with. */
export const HOST_LIMITS: DataLimits = {
  maxBytes: 64 * 2 ** 20,
  maxRows: 20_000,
  maxFeatures: 4096,
  maxValues: 8 * 2 ** 20,
  maxClasses: 2,
};
const perFeature = z.union([z.number(), z.array(z.number()).min(1).max(HOST_LIMITS.maxFeatures)]);
const fileName = z.string().min(1).max(200);
const card = cardSchema.shape;

/** The small JSON file beside a host's data. */
export const manifestSchema = z.strictObject({
  format: z.literal('poisoned-well-data'),
  version: z.literal(1),
  /** Small letters, digits and hyphens. */
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'expected 2 to 31 small letters, digits and hyphens'),
  /** File of labelled samples: CSV, LIBSVM text, .npy or .npz. */
  train: fileName,
  /** File of test samples; without it some rows of `train` are set aside. */
  test: fileName.optional(),
  /** Column of the label in a CSV file: its name, or its number from 1. */
  label: z.string().max(100).optional(),
  /** Mark between the whole and the fractional part of a number in a CSV file; guessed when absent. */
  decimal: z.enum(DECIMAL_MARKS).optional(),
  /** Whether a column that only numbers the rows is a feature. */
  keepIndex: z.boolean().default(false),
  /** Index of the first feature in LIBSVM text; guessed over all files when absent. */
  indexBase: z.literal([0, 1]).optional(),
  /** Features of a row, where the last ones may be zero in every row of a LIBSVM file. */
  features: z.int().min(1).max(HOST_LIMITS.maxFeatures).optional(),
  /** Text file with a name a line, one for each row of `train`: who it came from. */
  contributors: fileName.optional(),
  /** Share of each class that becomes the test set, where there is no test file. */
  testShare: z.number().min(0.1).max(0.6).default(0.4),
  /** Share of each class that becomes the trusted golden set. */
  goldenShare: z.number().min(0.02).max(0.2).default(0.05),
  /** Draws the split. */
  seed: z.int().min(0).max(0xffffffff).default(1),
  /** Legal range of the features, one number for all or one for each; that of the training file when absent. */
  range: z.strictObject({ lo: perFeature, hi: perFeature }).optional(),
  provenance: z.strictObject({
    source: z.string().trim().min(1).max(200),
    version: z.string().trim().min(1).max(60),
    licence: z.string().trim().min(1).max(200),
    citation: z.string().trim().min(1).max(500),
  }),
  title: card.title,
  story: card.story.default('A service learns from samples that anybody may send in.'),
  lesson: card.lesson.default('A model follows its data, whoever sent them.'),
  /** Names of the two classes, in ascending order of their labels; the labels themselves when absent. */
  classNames: card.classNames.optional(),
  picture: card.picture.default({ kind: 'point' }),
  victim: z.enum(VICTIM_IDS).default('logistic'),
  victimParams: card.victimParams.default({}),
  /** What the attackers are after, and which recipes may be chosen: see the card. */
  objective: card.objective,
  attacks: z.array(z.enum(ATTACK_IDS)).min(1).optional(),
  filters: z.array(z.enum(FILTER_IDS)).min(1).optional(),
  defences: z.array(z.enum(DEFENCE_IDS)).min(1).optional(),
  knownShare: card.knownShare.default(0.5),
  epsilonMax: card.epsilonMax.default(0.05),
  par: card.par.default(0.15),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * The manifest in a file somebody hands us.
 * @throws GameError 'bad-file' with the first thing that is wrong with it
 */
export function parseManifest(name: string, text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GameError('bad-file', `${name} is no JSON: ${(cause as Error).message}`, { cause });
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? issue.path.join('.') : 'the manifest';
  throw new GameError('bad-file', `${name}: ${where}: ${issue?.message ?? 'not understood'}`);
}

/** Files a manifest asks for. */
export function filesOf({ train, test, contributors }: Manifest): string[] {
  return [train, test, contributors].filter((file) => file !== undefined);
}
