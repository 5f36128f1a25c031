import { classCounts, indicesWhere } from '../data/rows.ts';
import type { Core } from '../numeric/core.ts';
import { accuracy } from '../victims/predict.ts';
import { aimOf } from './aim.ts';
import { certifiedUnder } from './certified.ts';
import { turnedRows, withLeftOut } from './filtering.ts';
import { harmOfParts } from './harm.ts';
import { majorityAccuracy } from './learnt.ts';
import { REMOVED_BY } from './panel.ts';
import type { RoundResult, RoundSummary } from './result.ts';
import { detectionOf, isOutage, scoresOf } from './scoring.ts';
import type { Kept, Played } from './stages.ts';

/** Scores and fates of a round. */
export function resultOf(core: Core, played: Played): RoundResult {
  const { round, delivery, kept, trained } = played;
  const { well } = round;
  const { stream, origin, source } = delivery;
  const { model } = trained;
  const clean = round.clean();
  const removedBy = withLeftOut(kept.removedBy, trained.dropped, kept.plan.filters.length);
  const turned = turnedRows(stream, { removedBy, y: kept.y });
  const found = removedBy.map((gone, i) => gone + (turned[i] as number));
  const detection = detectionOf(origin, found);
  const rows = indicesWhere(removedBy, 0);
  const leftOutRows = trained.dropped?.reduce((sum, mark) => sum + mark, 0) ?? 0;
  const [panelRows, cappedRows] = [REMOVED_BY.panel, REMOVED_BY.cap].map(
    (by) => removedBy.filter((each) => each === by).length,
  ) as [number, number];
  const relabelledRows = turned.reduce((sum, mark) => sum + mark, 0);
  const isUntouched = rows.length === stream.n && relabelledRows === 0 && !kept.plan.defence;
  const unfiltered = isUntouched ? trained : delivery.unfiltered();

  const accuracies = {
    cleanAccuracy: clean.accuracy,
    accuracy: accuracy(core, model, well.test),
    unfilteredAccuracy: accuracy(core, unfiltered.model, well.test),
    majorityAccuracy: majorityAccuracy(well.test),
  };
  const { aim, ...aimed } = aimOf(core, round, delivery, model);
  const poisonRows = detection.caught + detection.missed;
  const leftLabels = Int32Array.from(rows, (row) => kept.y[row] as number);
  const left = { rows: rows.length, classCounts: classCounts({ y: leftLabels, classes: stream.classes }) };
  const outage = trained.useless || isOutage(left, stream.n);
  const harm = harmOfParts(core, played, found);
  const certified = certifiedUnder(core, kept.plan, model, well.test);
  const summary: RoundSummary = {
    poisonRows,
    epsilon: poisonRows / well.train.n,
    streamRows: stream.n,
    removedRows: stream.n - rows.length,
    ...(leftOutRows > 0 && { leftOutRows }),
    ...(panelRows > 0 && { panelRows }),
    ...(cappedRows > 0 && { cappedRows }),
    ...(relabelledRows > 0 && { relabelledRows }),
    ...accuracies,
    ...aim,
    ...scoresOf({ ...accuracies, par: well.scenario.par, detection, outage }, aim),
    detection,
    outage,
    ...(certified && { certified }),
    ...(harm && { parts: harm.parts }),
    ...notesOf(clean, delivery, kept, isUntouched ? null : unfiltered, trained, harm),
  };
  return {
    summary,
    stream,
    origin,
    source,
    removedBy,
    ...(relabelledRows > 0 && { relabelled: kept.y }),
    ...(delivery.part && { part: delivery.part }),
    model,
    cleanModel: clean.model,
    ...aimed,
  };
}

type Noted = Partial<Pick<Kept, 'unconverged' | 'failures'>>;

/** What is known against the numbers, of all stages; nothing where nothing is. */
function notesOf(...stages: readonly (Noted | null)[]): Pick<RoundSummary, 'unconverged' | 'failures'> {
  const unconverged = stages.flatMap((stage) => stage?.unconverged ?? []);
  const failures = stages.flatMap((stage) => stage?.failures ?? []);
  return {
    ...(unconverged.length > 0 && { unconverged }),
    ...(failures.length > 0 && { failures }),
  };
}
