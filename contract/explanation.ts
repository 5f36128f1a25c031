import { z } from 'zod';
import { fromBase64 } from '../engine/extractor/base64.ts';
import { attackPlanSchema, defencePlanSchema } from '../engine/round/plans.ts';
import type { Replies } from '../engine/round/replies.ts';
import type { ModelFigures } from '../engine/round/result.ts';
import type { JudgedBy } from '../engine/round/why.ts';
import { decodeModel } from '../engine/victims/codec.ts';
import type { Model } from '../engine/victims/model.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const classId = z.int().min(0).max(255);

const figures = z.strictObject({
  accuracy: share,
  hits: count.exactOptional(),
  attackSuccess: share.exactOptional(),
}) satisfies z.ZodType<ModelFigures>;

/** Why a bout came out as it did (engine/round/why.ts), as it crosses the wire. */
export const whyAnswer = z.strictObject({
  judgedBy: z.enum(['test', 'targets', 'marked'] as const satisfies readonly JudgedBy[]),
  /** Rows of the stream that do most harm, the worst first, and how many of them were poison. */
  worst: z.array(count),
  poisoned: count,
  without: figures,
  /** A sketch of the model without them, base64. */
  modelWithout: z.base64(),
  /** Where the attackers' targets lie in the plane of the `reveal` file, across and down of each; null without targets. */
  targets: z.array(z.number()).nullable(),
  withoutPoison: figures.nullable(),
  doubt: z.boolean(),
  /** A sample without the mark and with it, as codes of the quantiser, base64; null where there is no mark. */
  example: z
    .strictObject({ codes: z.base64(), label: classId, takenFor: z.tuple([classId, classId]) })
    .nullable(),
});
export type WhyAnswer = z.infer<typeof whyAnswer>;

const reply = <P extends z.ZodType>(plan: P) => z.strictObject({ plan, score: z.number() }).nullable();
const recipePlan = attackPlanSchema.options[0];

/** What would have worked better (engine/round/replies.ts). */
const repliesAnswer = z.strictObject({
  attack: reply(recipePlan),
  defence: reply(defencePlanSchema),
  tried: count,
}) satisfies z.ZodType<Replies>;

/**
 * How far an answer has come: not asked for, because another bout is on the large stage; being worked out; there; or
 * not to be had, because its computation has failed.
 */
const part = <A extends z.ZodType>(answer: A) =>
  z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('unasked') }),
    z.strictObject({ state: z.literal('working'), share }),
    z.strictObject({ state: z.literal('there'), answer }),
    z.strictObject({ state: z.literal('failed') }),
  ]);

/** What the server says of a bout that is revealed. `why` is null where no model was trained. */
export const explanation = z.strictObject({ why: part(whyAnswer.nullable()), replies: part(repliesAnswer) });
export type Explanation = z.infer<typeof explanation>;

/** The model in an answer. */
export const modelWithoutIn = ({ modelWithout }: WhyAnswer): Model => decodeModel(fromBase64(modelWithout));
