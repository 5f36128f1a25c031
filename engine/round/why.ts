import { descending } from '../data/order.ts';
import { indicesWhere, joinRows, relabel, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { watchFits } from '../numeric/fit-watch.ts';
import { influenceOn } from '../victims/influence.ts';
import type { Model, SingleModel } from '../victims/model.ts';
import { predict, rowsOf } from '../victims/predict.ts';
import { victimView } from '../victims/view.ts';
import { modelFiguresOf } from './aim.ts';
import { type Marked, markedOf } from './backdoor.ts';
import { attackPoints } from './costs.ts';
import type { ModelFigures } from './result.ts';
import type { Played } from './stages.ts';
import { fitVictim, trainOn } from './training.ts';

/** What influence is measured on: the service as a whole, the attacker's targets, or what carries the mark. */
export type JudgedBy = 'test' | 'targets' | 'marked';

/** Why a round came out as it did. */
export interface Why {
  readonly judgedBy: JudgedBy;
  /** What each row of the stream adds to the mean loss on what is judged by, f32[n], nats; 0 where it was removed. */
  readonly harm: Float32Array;
  /** Rows of the stream that do most harm, the worst first; at most as many as an attacker may send. */
  readonly worst: Int32Array;
  /** The model that the same training makes without `worst`. */
  readonly without: ModelFigures;
  /** That model. */
  readonly modelWithout: Model;
  /** The same without the poison that came through; null where none did. */
  readonly withoutPoison: ModelFigures | null;
  /** True where a fit on the way stopped short, or a training failed, so that the numbers may be wrong. */
  readonly doubt: boolean;
}

/**
 * The samples with the most influence on what the round is about, and the model without them. Influence is of the
 * victim's own training, also where the defender trained in another way: a training defence has no single loss.
 *
 * @returns null where there is nothing to ask: no model could be trained on what was left
 */
export function whyOf(core: Core, played: Played): Why | null {
  const { round, delivery, kept, trained } = played;
  if (trained.useless) return null;
  const rows = indicesWhere(kept.removedBy, 0);
  const data = takeRows(relabel(delivery.stream, kept.y), rows);
  const { judgedBy, samples } = judgedIn(played);
  let failed = false;
  const { value, unconverged } = watchFits(core, 'why', (watched) => {
    const view = victimView(watched, round.well.scenario, plainModel(watched, played, data));
    const influence = influenceOn(watched, view, data, samples);
    const most = attackPoints(round.well.scenario);
    const worst = descending(influence)
      .slice(0, most)
      .filter((row) => (influence[row] as number) > 0);
    const trainedWithout = (gone: ReadonlySet<number>) => {
      const others = Int32Array.from(rows.keys()).filter((row) => !gone.has(row));
      const training = { stage: 'why', defence: kept.plan.defence };
      const { model, failures, useless } = trainOn(watched, round, takeRows(data, others), training);
      failed ||= useless || failures.length > 0;
      return { model, figures: modelFiguresOf(watched, round, delivery, model) };
    };
    const poison = new Set(Array.from(rows.keys()).filter((i) => delivery.origin[rows[i] as number] !== 0));
    return {
      influence,
      worst,
      without: trainedWithout(new Set(worst)),
      withoutPoison: poison.size > 0 ? trainedWithout(poison).figures : null,
    };
  });
  const harm = new Float32Array(delivery.stream.n);
  rows.forEach((row, i) => {
    harm[row] = value.influence[i] as number;
  });
  return {
    judgedBy,
    harm,
    worst: Int32Array.from(value.worst, (i) => rows[i] as number),
    without: value.without.figures,
    modelWithout: value.without.model,
    withoutPoison: value.withoutPoison,
    doubt: failed || unconverged.length > 0,
  };
}

/** The round's model where it is of the victim's own training, else that training on the same rows. */
function plainModel(core: Core, { round, kept, trained }: Played, data: Samples): SingleModel {
  const { model } = trained;
  if (!kept.plan.defence && model.kind !== 'ensemble') return model;
  return fitVictim(core, round, data);
}

/** A sample before and after the attackers' mark was put on it, and what the round's model takes each for. */
export interface MarkedExample {
  /** Two rows: without the mark and with it, under the true label. */
  readonly samples: Samples;
  readonly takenFor: readonly [plain: number, marked: number];
}

/** The first test sample that the mark turns into the attackers' class, else the first; null without a mark. */
export function markedExample(core: Core, { round, delivery, trained }: Played): MarkedExample | null {
  const marked = markedOf(round.well, delivery.poison.trigger);
  if (!marked || marked.samples.n === 0) return null;
  const plain = plainOf(round.well.test, marked);
  const before = predict(core, trained.model, rowsOf(plain)).classes;
  const after = predict(core, trained.model, rowsOf(marked.samples)).classes;
  const turned = Array.from(after.keys()).find(
    (i) => after[i] === marked.targetClass && before[i] === plain.y[i],
  );
  const row = Int32Array.of(turned ?? 0);
  return {
    samples: joinRows(takeRows(plain, row), takeRows(marked.samples, row)),
    takenFor: [before[row[0] as number] as number, after[row[0] as number] as number],
  };
}

/** The samples that a mark is put on, without it. */
const plainOf = (test: Samples, { targetClass }: Marked): Samples =>
  takeRows(
    test,
    Int32Array.from(test.y.keys()).filter((i) => test.y[i] !== targetClass),
  );

/** What the attacker wants misjudged, under its true labels. */
function judgedIn({ round, delivery }: Played): { readonly judgedBy: JudgedBy; readonly samples: Samples } {
  const targets = round.targets();
  if (targets) return { judgedBy: 'targets', samples: targets.samples };
  const marked = markedOf(round.well, delivery.poison.trigger);
  if (marked) return { judgedBy: 'marked', samples: marked.samples };
  return { judgedBy: 'test', samples: round.well.test };
}
