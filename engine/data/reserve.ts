import { z } from 'zod';
import { GameError } from '../errors.ts';
import { type Provenance, provenanceSchema } from './provenance.ts';
import { decodeSections, encodeSections, type NumberBlock } from './sections.ts';

const metaSchema = z.strictObject({
  format: z.literal('poisoned-well-reserve'),
  version: z.literal(1),
  scenario: z.string(),
  d: z.int().min(1),
  /** The part of the scenario's pack that judges the models of drawn wells. */
  judges: z.enum(['train', 'test']),
  provenance: provenanceSchema,
});

/**
 * Clean rows that wells are drawn from, several times as many as a well has where the source has so many. They stay on
 * the server: no browser gets them, and no row of them is in what a browser gets for the Lab.
 */
export interface Reserve {
  readonly scenario: string;
  readonly d: number;
  /** u8[n, d], codes of the scenario's quantiser. */
  readonly codes: Uint8Array;
  /** u8[n], class ids. */
  readonly labels: Uint8Array;
  /** u16[n], an index into the contributors of the scenario's pack; absent where a well draws its own. */
  readonly contributors?: Uint16Array;
  readonly judges: 'train' | 'test';
  readonly provenance: Provenance;
}

export function encodeReserve({
  scenario,
  d,
  codes,
  labels,
  contributors,
  judges,
  provenance,
}: Reserve): Uint8Array {
  const meta = { format: 'poisoned-well-reserve', version: 1, scenario, d, judges, provenance };
  return encodeSections(meta, { codes, labels, ...(contributors && { contributors }) });
}

/** What it holds are views of the bytes. @throws GameError 'bad-file' when the bytes are not a whole reserve. */
export function decodeReserve(bytes: Uint8Array): Reserve {
  const { meta, blocks } = decodeSections(bytes, { views: true });
  const parsed = metaSchema.safeParse(meta);
  if (!parsed.success) throw bad(z.prettifyError(parsed.error));
  const { scenario, d, judges, provenance } = parsed.data;
  const codes = bytesIn(blocks, 'codes');
  const labels = bytesIn(blocks, 'labels');
  const contributors = blocks.get('contributors');
  if (codes.length !== labels.length * d) throw bad(`${codes.length} codes for ${labels.length} rows`);
  if (contributors && !(contributors instanceof Uint16Array && contributors.length === labels.length))
    throw bad('its contributors are not those of its rows');
  return { scenario, d, codes, labels, judges, provenance, ...(contributors && { contributors }) };
}

function bytesIn(blocks: ReadonlyMap<string, NumberBlock>, name: string): Uint8Array {
  const block = blocks.get(name);
  if (block instanceof Uint8Array) return block;
  throw bad(`block ${name} is missing`);
}

const bad = (why: string) => new GameError('bad-file', `not a reserve: ${why}`);
