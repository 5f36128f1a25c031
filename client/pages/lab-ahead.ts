import { isShipped } from '../../engine/round/scenarios/index.ts';
import type { OnProgress, PlayedRound } from '../engine-worker/api.ts';
import type { Engine, Job } from '../engine-worker/engine.ts';
import { writeLab } from '../links/lab-link.ts';
import { readLab } from '../links/read-lab.ts';
import { labAttackOf, labDefencePlan, labRoundOf } from './lab-plans.ts';

/** The round of the page's link, under way before there is a page to show it. */
export interface LabAhead {
  /** Its settings as a link. */
  readonly written: string;
  readonly job: Job<PlayedRound>;
  /** Says from now on how far it has come. */
  follow(tell: OnProgress): void;
}

/** Begins the round of a link; null where its scenario is one that the page has yet to hear of. */
export function playAhead(engine: Pick<Engine, 'play'>, hash: string): LabAhead | null {
  const state = readLab(hash);
  if (!isShipped(state.scenario)) return null;
  let told: OnProgress = () => {};
  const job = engine.play(labRoundOf(state), labAttackOf(state), labDefencePlan(state), (share) =>
    told(share),
  );
  job.result.catch(() => undefined); // the page hears of it too, and says so
  return {
    written: writeLab(state),
    job,
    follow(tell) {
      told = tell;
    },
  };
}
