import { z } from 'zod';
import { ATTACK_IDS } from '../engine/attacks/ids.ts';
import { FILTER_IDS } from '../engine/filters/ids.ts';
import type { Scenario, ScenarioTexts } from '../engine/round/scenario.ts';
import { DEFENCE_IDS } from '../engine/training-defences/ids.ts';
import { VICTIM_IDS } from '../engine/victims/ids.ts';
import { scenarioId } from './values.ts';

const perFeature = z.union([z.number(), z.array(z.number())]);
const millis = z.number().min(0);
const share = z.number().min(0).max(1);

/** A scenario of the host's own, with all that the page needs to play it. */
export const scenarioSchema: z.ZodType<Scenario> = z.strictObject({
  id: scenarioId,
  classes: z.int().min(2),
  texts: z
    .strictObject({
      title: z.string(),
      story: z.string(),
      lesson: z.string(),
      classNames: z.array(z.string()),
    } satisfies Record<keyof ScenarioTexts, z.ZodType>)
    .exactOptional(),
  picture: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('point') }),
    z.strictObject({ kind: z.literal('image'), side: z.int() }),
    z.strictObject({ kind: z.literal('words') }),
  ]),
  quantiser: z.strictObject({ lo: perFeature, hi: perFeature, levels: z.int() }),
  features: z.int(),
  trainRows: z.int(),
  knownShare: share,
  victim: z.enum(VICTIM_IDS),
  victimParams: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  objective: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('availability') }),
      z.strictObject({
        kind: z.literal('targeted'),
        count: z.int(),
        trueClass: z.int().nullable(),
        margins: z.tuple([z.number(), z.number()]),
      }),
      z.strictObject({ kind: z.literal('backdoor'), targetClass: z.int() }),
    ])
    .exactOptional(),
  attacks: z.array(z.enum(ATTACK_IDS)),
  filters: z.array(z.enum(FILTER_IDS)),
  defences: z.array(z.enum(DEFENCE_IDS)).exactOptional(),
  epsilonMax: share,
  epsilonRange: z.tuple([z.number(), z.number()]),
  defencePoints: z.number(),
  mostSeconds: z.number().exactOptional(),
  par: z.number(),
  phaseMillis: z.strictObject({
    briefing: millis,
    prepare: millis,
    filter: millis,
    train: millis,
    reveal: millis,
  }),
} satisfies Record<keyof Scenario, z.ZodType>);
