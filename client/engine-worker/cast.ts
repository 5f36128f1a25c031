import { type CodedRows, type DataMeta, dataMeta, openFile } from '../../contract/files/rows.ts';
import { fromCodes, ofFeature } from '../../engine/data/quantise.ts';
import type { Samples } from '../../engine/data/samples.ts';
import type { Aids } from '../../engine/round/filtering.ts';
import { type Projection, project } from '../../engine/round/projection.ts';
import type { Scenario, Well } from '../../engine/round/scenario.ts';
import { greyValues } from '../picture/greys.ts';
import { type MailLine, unwrittenLine, writtenLine } from '../picture/mail-line.ts';
import type { Cast, SampleLooks, TargetCast } from './api.ts';
import { wordsFor } from './phrasings.ts';

/** The words of the features, and a text for each row where there is one. */
export interface Wording {
  readonly vocabulary?: readonly string[] | undefined;
  readonly texts?: readonly (string | undefined)[] | undefined;
}

export function castOf(
  scenario: Scenario,
  data: Samples,
  projection: Projection,
  wording: Wording = {},
): Cast {
  return {
    n: data.n,
    places: project(projection, { rows: data.n, cols: data.d, values: data.x }),
    projection,
    ...lookOf(scenario, data, wording),
  };
}

export function lookOf(scenario: Scenario, data: Samples, wording: Wording): SampleLooks {
  const { picture, quantiser } = scenario;
  return {
    labels: Uint8Array.from(data.y),
    pictures: picture.kind === 'image' ? greyValues(quantiser, data) : null,
    side: picture.kind === 'image' ? picture.side : 0,
    mails: picture.kind === 'words' ? mailsOf(scenario, data, wording) : null,
  };
}

/** The mail that somebody wrote, else the words that the sample has: poison was never written down. */
function mailsOf(
  { id, quantiser: { lo } }: Scenario,
  { n, d, x }: Samples,
  { vocabulary, texts }: Wording,
): readonly MailLine[] | null {
  if (!vocabulary) return null;
  const words = wordsFor(id, vocabulary);
  const bag = new Uint8Array(d);
  return Array.from({ length: n }, (_, i) => {
    const own = texts?.[i];
    if (own !== undefined) return writtenLine(own, words);
    for (let j = 0; j < d; j++) bag[j] = (x[i * d + j] as number) > ofFeature(lo, j) ? 1 : 0;
    return unwrittenLine(bag, words);
  });
}

const open = (file: Uint8Array) => openFile(file, 'samples', dataMeta);

/** The words of the features, from a `known` or `stream` file that says them. */
export const wordingIn = (file: Uint8Array): Wording => ({ vocabulary: open(file).meta.vocabulary });

/** The rows of a `known` or `stream` file. */
export function samplesIn(scenario: Scenario, file: Uint8Array): Samples {
  const { meta, rows } = open(file);
  return decoded(scenario, meta, rows('', meta.d, meta.n));
}

/** What people see of the samples of a `samples` or `stream` file: points have no features there. */
export function looksIn(scenario: Scenario, file: Uint8Array): SampleLooks {
  const { meta, holdsRows, rows, bytes } = open(file);
  const { n, d, classes, vocabulary } = meta;
  const data = holdsRows('')
    ? decoded(scenario, meta, rows('', d, n))
    : { n, d, classes, x: new Float32Array(0), y: Int32Array.from(bytes('y', n)) };
  return lookOf(scenario, data, { vocabulary });
}

/** The targets in a `reveal` file, and what its model takes them for; null where there are none. */
export function targetsIn(scenario: Scenario, file: Uint8Array): TargetCast | null {
  const { targets, vocabulary } = extrasIn(scenario, file);
  const takenFor = targets && open(file).bytes('takenFor', targets.n);
  return targets && takenFor ? { ...lookOf(scenario, targets, { vocabulary }), takenFor } : null;
}

/** What else a `known` or `reveal` file holds: what attackers want misjudged, and the words of the features. */
export function extrasIn(scenario: Scenario, file: Uint8Array): Pick<Well, 'targets' | 'vocabulary'> {
  const { meta, has, rows } = open(file);
  return {
    ...(has('targets.y') && { targets: decoded(scenario, meta, rows('targets.', meta.d)) }),
    ...(meta.vocabulary && { vocabulary: meta.vocabulary }),
  };
}

/** What filters may go by beside the rows of a `stream` file: trusted samples, and who sent each row. */
export function aidsIn(scenario: Scenario, file: Uint8Array): Aids {
  const { meta, has, rows, ints } = open(file);
  return {
    ...(has('golden.y') && { golden: decoded(scenario, meta, rows('golden.', meta.d)) }),
    ...(has('contributor') && { contributor: ints('contributor', meta.n) }),
  };
}

function decoded({ quantiser }: Scenario, { d, classes }: DataMeta, { x, y }: CodedRows): Samples {
  return { n: y.length, d, classes, x: fromCodes(quantiser, x, d), y: Int32Array.from(y) };
}
