import { LESSONS, type LessonId } from '../../engine/lessons/index.ts';
import type { LessonFacts, LessonPlan } from '../../engine/lessons/lesson.ts';
import { openLesson, playLesson } from '../../engine/lessons/play.ts';
import type { Core } from '../../engine/numeric/core.ts';
import type { Seed } from '../../engine/random.ts';
import { toLoad } from '../../engine/round/round.ts';
import type { Well } from '../../engine/round/scenario.ts';
import type { OnProgress, PlayedRound } from './api.ts';
import { deliveryIn, type Opened, type ShowResult } from './opened.ts';

/** A round of a lesson: what its goals are held against, and the round to look at. */
export interface ShownLesson {
  readonly facts: LessonFacts;
  readonly played: PlayedRound;
}

export interface LessonApi {
  playLesson(id: LessonId, plan: LessonPlan, onProgress?: OnProgress): ShownLesson;
}

/** @param show  a result as the pages see it */
export function createLessonJobs(
  core: () => Promise<Core>,
  wellOf: (scenario: string, seed: Seed) => Promise<Well>,
  show: ShowResult,
) {
  let held: (Opened & { readonly key: string }) | null = null;
  return {
    async playLesson(id: LessonId, plan: LessonPlan, onProgress?: OnProgress): Promise<ShownLesson> {
      const lesson = LESSONS[id];
      const { scenario, attack } = plan;
      const key = JSON.stringify([id, scenario, toLoad(attack.attack.id)]);
      if (held?.key !== key) {
        const well = await wellOf(scenario, lesson.seed);
        held = { key, round: await openLesson(await core(), lesson, well, plan) };
      }
      const delivery = deliveryIn(held, attack, onProgress);
      const { facts, result, defencePlan } = playLesson(await core(), lesson, held.round, plan, delivery);
      return { facts, played: show(await core(), held.round.well, attack, defencePlan, result) };
    },
  };
}
