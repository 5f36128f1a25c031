import { encodeTraining } from '../../contract/files/training.ts';
import { GameError } from '../../engine/errors.ts';
import { type DataKind, dataRefusal, sideOfSeat } from '../../engine/match/access.ts';
import { type Bout, boutsOf, roundOfBout } from '../../engine/match/formats.ts';
import { type BoutInPlay, boutsInPlay, type Match } from '../../engine/match/match.ts';
import { deliveredPlan } from '../../engine/match/phantoms.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { AttackPlan } from '../../engine/round/plans.ts';
import type { Packed } from '../training/packed.ts';
import type { RoundSpec, StreamSpec, TrainedRound, Trainer } from '../training/trainer.ts';
import type { Answers } from './answers.ts';
import { framesShown } from './theatre.ts';

/** A bout with the plans that were handed in for it, wherever the match is by now; undefined before any were. */
function played(match: Match, id: string): BoutInPlay | BoutRecord | undefined {
  const inPlay: readonly (BoutInPlay | BoutRecord)[] = boutsInPlay(match);
  return [...inPlay, ...match.records].find((bout) => bout.id === id);
}

/** What it takes to forge a bout's stream; null until its attackers have committed. */
export function streamSpec(match: Match, id: string): StreamSpec | null {
  const bout = played(match, id);
  if (!bout || !('attack' in bout)) return null;
  return streamSpecOf(bout, deliveredPlan(bout));
}

/** The same for a plan that is handed over with its bout. */
export const streamSpecOf = (
  { id, scenario, seed }: Pick<Bout, 'id' | 'scenario' | 'seed'>,
  attackPlan: AttackPlan,
): StreamSpec => ({ scenario, seed, bout: id, attackPlan });

/** What it takes to play a bout; null until both sides have committed. */
export function roundSpec(match: Match, id: string): RoundSpec | null {
  const bout = played(match, id);
  const stream = streamSpec(match, id);
  return stream && bout && 'defend' in bout ? { ...stream, defencePlan: bout.defend.plan } : null;
}

interface DataParts {
  readonly trainer: Trainer;
  readonly answers: Answers;
  readonly code: string;
  now(): number;
  match(): Match;
}

/**
 * A bout's data for whoever may have them (see contract/routes.ts).
 * @throws GameError with the reason why not
 */
export async function fetchRoundData(
  parts: DataParts,
  kind: DataKind,
  id: string,
  seat: string | null,
): Promise<Packed> {
  const { trainer, answers, code, now } = parts;
  const match = parts.match();
  const refusal = dataRefusal(match, kind, id, seat);
  const bout = boutsOf(match, roundOfBout(id)).find((each) => each.id === id);
  if (refusal || !bout)
    throw new GameError(
      refusal ?? 'unknown-name',
      `${kind} of bout ${id} for ${seat ?? 'a spectator'} in ${match.phase}`,
    );
  const read = (name: string, make: () => Promise<Uint8Array | Packed>, isWhole = true) => {
    const isFinal = isWhole && match.records.some((record) => record.id === id);
    return answers.read({ room: code, name: `${bout.seed} ${name}`, isFinal }, make);
  };
  const well = { scenario: bout.scenario, seed: bout.seed, bout: id };
  if (kind === 'well') return read('well', () => trainer.well(well));
  if (kind === 'known') return read('known', () => trainer.known(well));
  const stream = streamSpec(match, id);
  if (kind === 'stream' && stream) {
    if (sideOfSeat(match, bout, seat) === 'defend')
      return read('stream with golden', () => trainer.stream(stream));
    return read('stream', () => trainer.publicStream(stream));
  }
  if (kind === 'samples' && stream) return read('samples', () => trainer.samples(stream));
  const spec = roundSpec(match, id);
  if (!spec) throw new GameError('internal', `bout ${id} has no plans in phase ${match.phase}`);
  if (kind === 'models') return read('models', () => trainer.models(spec));
  if (kind === 'reveal') return read('reveal', async () => (await trainer.round(spec)).reveal);
  if (match.phase !== 'train' || match.round !== bout.round)
    return read('training', async () => trainingFile(spec, await trainer.round(spec)));
  const result = await trainer.round(spec);
  const shown = framesShown(parts.match(), id, now(), result.frames.length);
  return read(`training ${shown}`, async () => trainingFile(spec, result, shown), false);
}

function trainingFile(
  { bout, scenario }: RoundSpec,
  played: TrainedRound,
  shown = played.frames.length,
): Uint8Array {
  const frames = played.frames.slice(0, shown);
  return encodeTraining({
    meta: {
      bout,
      scenario,
      n: played.kept.length,
      cleanAccuracy: played.summary.cleanAccuracy,
      count: played.frames.length,
      frames: frames.map(({ step, loss, accuracy }, index) => ({ step, index, loss, accuracy })),
    },
    kept: played.kept,
    layout: played.layout,
    cleanModel: played.cleanModel,
    frames: frames.map(({ model }) => model),
  });
}
