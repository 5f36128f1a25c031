import { classCounts, indicesWhere } from '../../engine/data/rows.ts';
import { GameError } from '../../engine/errors.ts';
import { chainSuspicion } from '../../engine/filters/chain.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { type UnconvergedFits, watchFits } from '../../engine/numeric/fit-watch.ts';
import { rocAuc } from '../../engine/round/auc.ts';
import { describeFailure } from '../../engine/round/failures.ts';
import { type Filtered, withLeftOut } from '../../engine/round/filtering.ts';
import { detectionOf } from '../../engine/round/scoring.ts';
import type { DefendedFit } from '../../engine/training-defences/defence.ts';
import type { VictimId } from '../../engine/victims/ids.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { weightNorm } from '../../engine/victims/kinds.ts';
import type { Model } from '../../engine/victims/model.ts';
import { understood } from '../formats/understood.ts';
import { remarkError } from '../remarks.ts';
import { denseForm, type Form, sparseForm } from './forms.ts';
import { noteObjective } from './note-objective.ts';
import { type OpenedFiles, openFiles } from './open-files.ts';
import { rememberFits } from './remember-fits.ts';
import type { EvaluationRequest } from './request.ts';
import type { Evaluation } from './result.ts';

/** The stages of an evaluation in their order. */
export const EVALUATION_STAGES = [
  'reading',
  'training on the clean rows',
  'training without filters',
  'filtering',
  'training on what is left',
] as const;
export type EvaluationStage = (typeof EVALUATION_STAGES)[number];

/** Who watches an evaluation. */
interface Watch {
  /** A clock, milliseconds. */
  readonly now: () => number;
  readonly onStage?: (stage: EvaluationStage) => void;
}

/**
 * Trains and judges a victim on a person's own files, with a defence in between. Fits that were made are not made
 * again, and sparse files stay sparse where the victim and every filter take them so.
 *
 * @throws GameError as the readers do, and where the victim or a filter cannot take such data
 */
export function evaluateData(
  core: Core,
  request: EvaluationRequest,
  { now, onStage = () => {} }: Watch,
): Evaluation {
  onStage('reading');
  const started = now();
  const opened = openFiles(request);
  const read = now() - started;
  const run = <Rows extends Labelled>(form: Form<Rows>, parts: Parts<Rows>) =>
    evaluateRows(rememberFits(core), request, { form, parts, opened, onStage, now, read });
  return opened.kind === 'sparse'
    ? run(sparseForm(request), opened.parts)
    : run(denseForm(request, opened.aids), opened.parts);
}

interface Labelled {
  readonly y: Int32Array;
  readonly classes: number;
}

interface Parts<Rows> {
  readonly train: Rows;
  readonly test: Rows;
  readonly poison?: Rows;
}

interface Run<Rows> {
  readonly form: Form<Rows>;
  readonly parts: Parts<Rows>;
  readonly opened: OpenedFiles;
  readonly onStage: (stage: EvaluationStage) => void;
  readonly now: () => number;
  /** How long reading took, milliseconds. */
  readonly read: number;
}

function evaluateRows<Rows extends Labelled>(
  core: Core,
  request: EvaluationRequest,
  run: Run<Rows>,
): Evaluation {
  const { form, parts, opened, onStage, now } = run;
  const { train, test, poison } = parts;
  const unconverged: UnconvergedFits[] = [];
  const during = <T>(stage: EvaluationStage, on: Core, work: (watched: Core) => T): T => {
    onStage(stage);
    const watched = watchFits(on, stage, work);
    unconverged.push(...watched.unconverged);
    return watched.value;
  };
  const fit = (stage: EvaluationStage, rows: Rows) =>
    during(stage, core, (watched) => explaining(request.victim, opened, () => form.fit(watched, rows)));
  const stream = poison ? form.join(train, poison) : train;
  const clean = fit('training on the clean rows', train);
  const unfiltered = poison ? fit('training without filters', stream) : clean;

  const begun = now();
  onStage('filtering');
  const filtered = form.filter(core, stream);
  unconverged.push(...filtered.unconverged);
  const [failed] = filtered.failures; // a round goes on without a filter, a measurement does not
  if (failed) throw new GameError(failed.code, describeFailure(failed));
  const afterFilters = now();
  const kept = form.take(stream, indicesWhere(filtered.removedBy, 0), filtered.y);
  checkClasses(kept, request, opened);
  const noted = noteObjective(core);
  const trained = during('training on what is left', noted.core, (watched) => form.train(watched, kept));
  const finished = now();

  const errorOf = (model: Model, rows: Rows) => {
    // A count over a count: 3 of 40 is 0.075, not 0.07499999999999996.
    const n = rows.y.length;
    return Math.round((1 - form.accuracy(core, model, rows)) * n) / n;
  };
  const { tables, classNames, features } = opened;
  const files = Object.values(tables).map(understood);
  return {
    files,
    warnings: opened.warnings,
    unconverged,
    classes: classNames,
    features,
    sparse: opened.kind === 'sparse',
    rows: { train: train.y.length, poison: poison?.y.length ?? 0, test: test.y.length },
    victim: request.victim,
    victimParams: VICTIMS[request.victim].params.parse(request.victimParams),
    defence: request.planName,
    seed: request.seed,
    error: {
      test: errorOf(trained.model, test),
      train: errorOf(trained.model, kept),
      testUnfiltered: errorOf(unfiltered, test),
      testClean: errorOf(clean, test),
    },
    certified: form.certified(core, trained.model, test),
    // A training defence minimises something else, or more than once.
    objective: request.plan.defence ? null : noted.last(),
    norm: weightNorm(trained.model),
    ...fatesOf(request, opened, stream, { filtered, trained, trainRows: train.y.length }),
    millis: { read: run.read, filter: afterFilters - begun, train: finished - afterFilters },
  };
}

interface Fates {
  readonly filtered: Filtered;
  readonly trained: DefendedFit;
  readonly trainRows: number;
}

/** Who is gone, and how well poison was found. Rows that the training defence leaves out come after the filters. */
function fatesOf(
  { plan, files }: EvaluationRequest,
  { tables }: OpenedFiles,
  stream: Labelled,
  { filtered, trained, trainRows }: Fates,
): Pick<Evaluation, 'removed' | 'detection'> {
  const { y, verdicts } = filtered;
  const removedBy = withLeftOut(filtered.removedBy, trained.dropped, plan.filters.length);
  const names = [...plan.filters.map(({ id }) => id), plan.defence?.id ?? ''];
  const relabelled = removedBy.map((by, i) => (by === 0 && y[i] !== stream.y[i] ? 1 : 0));
  const gone = Int32Array.from(removedBy.keys()).filter((row) => removedBy[row] !== 0);
  const origin = new Uint8Array(stream.y.length).fill(1, trainRows);
  const { passed: _passed, ...detected } = detectionOf(
    origin,
    removedBy.map((by, i) => by + (relabelled[i] as number)),
  );
  return {
    removed: {
      rows: gone.length,
      relabelled: relabelled.reduce((sum, mark) => sum + mark, 0),
      share: gone.length / stream.y.length,
      byClass: [...classCounts({ classes: stream.classes, y: gone.map((row) => stream.y[row] as number) })],
      list: Array.from(gone, (row) => {
        const [table, at] = row < trainRows ? [tables.train, row] : [tables.poison, row - trainRows];
        return {
          file: table?.name ?? '',
          line: table?.lines ? (table.lines[at] as number) : at + 1,
          label: table?.labels[at] ?? '',
          filter: names[(removedBy[row] as number) - 1] ?? '',
        };
      }),
    },
    detection: files.poison
      ? { ...detected, auc: verdicts.length > 0 ? rocAuc(chainSuspicion(stream.y, verdicts), origin) : null }
      : null,
  };
}

/** Runs a fit; a refusal of the victim's says what a person can do about it. */
function explaining<T>(victim: VictimId, { classNames }: OpenedFiles, fit: () => T): T {
  try {
    return fit();
  } catch (error) {
    if (!(error instanceof GameError)) throw error;
    const what = `${victim} cannot be trained on these data: ${error.message}`;
    if (classNames.length === 2) throw new GameError(error.code, what, { cause: error });
    throw new GameError(
      error.code,
      `${what}; there are ${classNames.length} classes (${classNames.slice(0, 10).join(', ')}): ` +
        'softmax and network tell more than two apart',
      { cause: error },
    );
  }
}

function checkClasses(kept: Labelled, { planName }: EvaluationRequest, { classNames }: OpenedFiles): void {
  const gone = classCounts(kept).indexOf(0);
  if (gone >= 0)
    throw remarkError('single-class', 'class-removed', { plan: planName, name: classNames[gone] as string });
}
