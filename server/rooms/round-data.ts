import { decodeStream, encodeStream } from '../../contract/files/stream.ts';
import { encodeTraining } from '../../contract/files/training.ts';
import { GameError } from '../../engine/errors.ts';
import { type DataKind, dataRefusal, sideOfSeat } from '../../engine/match/access.ts';
import { boutsOf, roundOfBout } from '../../engine/match/formats.ts';
import { type BoutInPlay, boutsInPlay, type Match } from '../../engine/match/match.ts';
import { deliveredPlan } from '../../engine/match/phantoms.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { RoundSpec, StreamSpec, TrainedRound, Trainer } from '../training/trainer.ts';
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
  return { scenario: bout.scenario, seed: bout.seed, bout: bout.id, attackPlan: deliveredPlan(bout) };
}

/** What it takes to play a bout; null until both sides have committed. */
export function roundSpec(match: Match, id: string): RoundSpec | null {
  const bout = played(match, id);
  const stream = streamSpec(match, id);
  return stream && bout && 'defend' in bout ? { ...stream, defencePlan: bout.defend.plan } : null;
}

/**
 * A bout's data for whoever may have them (see contract/routes.ts).
 * @throws GameError with the reason why not
 */
export async function fetchRoundData(
  trainer: Trainer,
  match: Match,
  kind: DataKind,
  id: string,
  seat: string | null,
  now: () => number,
  current: () => Match,
): Promise<Uint8Array> {
  const refusal = dataRefusal(match, kind, id, seat);
  const bout = boutsOf(match, roundOfBout(id)).find((each) => each.id === id);
  if (refusal || !bout)
    throw new GameError(
      refusal ?? 'unknown-name',
      `${kind} of bout ${id} for ${seat ?? 'a spectator'} in ${match.phase}`,
    );
  if (kind === 'well') return trainer.well({ scenario: bout.scenario, seed: bout.seed, bout: id });
  if (kind === 'known') return trainer.known({ scenario: bout.scenario, seed: bout.seed, bout: id });
  const stream = streamSpec(match, id);
  if (kind === 'stream' && stream) {
    const bytes = await trainer.stream(stream);
    return sideOfSeat(match, bout, seat) === 'defend' ? bytes : withoutGolden(bytes);
  }
  const spec = roundSpec(match, id);
  if (!spec) throw new GameError('internal', `bout ${id} has no plans in phase ${match.phase}`);
  const result = await trainer.round(spec);
  if (kind === 'reveal') return result.reveal;
  return trainingFile(spec, result, framesShown(current(), id, now(), result.frames.length));
}

/** The stream as everybody may see it: what defenders trust stays theirs. */
const withoutGolden = (stream: Uint8Array) => encodeStream({ ...decodeStream(stream), golden: null });

function trainingFile({ bout, scenario }: RoundSpec, played: TrainedRound, shown: number): Uint8Array {
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
    cleanModel: played.cleanModel,
    frames: frames.map(({ model }) => model),
  });
}
