import type { TrainingMeta } from '../../contract/http.ts';
import { decodeSections, encodeSections } from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';
import { type DataKind, dataRefusal, defends } from '../../engine/match/access.ts';
import { type Match, roundSeedOf, scenarioIdOf } from '../../engine/match/match.ts';
import type { BluePlan, RedPlan } from '../../engine/round/plans.ts';
import type { PlayedRound, RoundSpec, StreamSpec, Trainer } from '../training/trainer.ts';
import { framesShown } from './theatre.ts';

/** What red handed in for a round, wherever the match is by now; undefined before that. */
function redPlanOf(match: Match, round: number): RedPlan | undefined {
  if ('red' in match && match.round === round) return match.red?.plan;
  return match.records.find((record) => record.round === round)?.red;
}

function bluePlanOf(match: Match, round: number): BluePlan | undefined {
  if ('blue' in match && match.round === round) return match.blue?.plan;
  return match.records.find((record) => record.round === round)?.blue;
}

/** What it takes to forge a round's stream; null until red has committed. */
export function streamSpec(match: Match, round: number): StreamSpec | null {
  const red = redPlanOf(match, round);
  return red ? { scenario: scenarioIdOf(match, round), seed: roundSeedOf(match, round), round, red } : null;
}

/** What it takes to play a round; null until both sides have committed. */
export function roundSpec(match: Match, round: number): RoundSpec | null {
  const stream = streamSpec(match, round);
  const blue = bluePlanOf(match, round);
  return stream && blue ? { ...stream, blue } : null;
}

/**
 * A round's data for whoever may have them (see contract/http.ts).
 * @throws GameError with the reason why not
 */
export async function fetchRoundData(
  trainer: Trainer,
  match: Match,
  kind: DataKind,
  round: number,
  seat: string | null,
  now: () => number,
  current: () => Match,
): Promise<Uint8Array> {
  const refusal = dataRefusal(match, kind, round, seat);
  if (refusal)
    throw new GameError(refusal, `${kind} of round ${round} for ${seat ?? 'a spectator'} in ${match.phase}`);
  if (kind === 'known') {
    return trainer.known({ scenario: scenarioIdOf(match, round), seed: roundSeedOf(match, round), round });
  }
  const stream = streamSpec(match, round);
  if (kind === 'stream' && stream) {
    const bytes = await trainer.stream(stream);
    return defends(match, round, seat) ? bytes : withoutGolden(bytes);
  }
  const spec = roundSpec(match, round);
  if (!spec) throw new GameError('internal', `round ${round} has no plans in phase ${match.phase}`);
  const played = await trainer.round(spec);
  if (kind === 'reveal') return played.reveal;
  const then = current();
  const running = 'round' in then && then.round === round;
  const shown = running ? framesShown(then, now(), played.frames.length) : played.frames.length;
  return trainingSections(spec, played, shown);
}

/** The stream as everybody may see it: what blue trusts stays blue's. */
function withoutGolden(stream: Uint8Array): Uint8Array {
  const { meta, blocks } = decodeSections(stream);
  return encodeSections(
    meta,
    Object.fromEntries([...blocks].filter(([name]) => !name.startsWith('golden.'))),
  );
}

function trainingSections({ round, scenario }: RoundSpec, played: PlayedRound, shown: number): Uint8Array {
  const frames = played.frames.slice(0, shown);
  const meta: TrainingMeta = {
    round,
    scenario,
    n: played.kept.length,
    cleanAccuracy: played.summary.cleanAccuracy,
    count: played.frames.length,
    frames: frames.map(({ step, loss, accuracy }, index) => ({ step, index, loss, accuracy })),
  };
  const models = Object.fromEntries(frames.map(({ model }, i) => [`frame${i}`, model]));
  return encodeSections(meta, { kept: played.kept, cleanModel: played.cleanModel, ...models });
}
