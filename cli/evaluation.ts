import { assemble } from '../engine/data/formats/assemble.ts';
import { readTable } from '../engine/data/formats/read-table.ts';
import type { Table } from '../engine/data/formats/table.ts';
import { classCounts, indicesWhere, joinRows, takeRows } from '../engine/data/rows.ts';
import type { Samples } from '../engine/data/samples.ts';
import { GameError } from '../engine/errors.ts';
import { FILTERS } from '../engine/filters/index.ts';
import { VICTIM_IDS, VICTIMS } from '../engine/models/index.ts';
import type { Model } from '../engine/models/model.ts';
import { accuracy } from '../engine/models/predict.ts';
import type { Core } from '../engine/numeric/core.ts';
import { rocAuc } from '../engine/round/auc.ts';
import { detectionOf } from '../engine/round/scoring.ts';
import { readBytes } from './files.ts';
import { knownName } from './names.ts';
import { type DefenceChoice, defenceChoice } from './recipes.ts';
import type { DataFile, EvaluateTask, Evaluation, RemovedRow } from './tasks.ts';

/** Trains and judges a victim on a person's own files, with filters in between. */
export function evaluateFiles(core: Core, task: EvaluateTask, onStage: (stage: string) => void): Evaluation {
  const victimId = knownName('victim', task.victim, VICTIM_IDS);
  const victim = VICTIMS[victimId];
  const defence = defenceChoice(task.defence);

  onStage('reading');
  const started = performance.now();
  const files = [task.train, task.test, ...(task.poison ? [task.poison] : [])];
  const tables = files.map((file) => openTable(file, task));
  const { classNames, samples } = assemble(tables);
  const [train, test, poison] = samples as [Samples, Samples, Samples | undefined];
  const stream = poison ? joinRows(train, poison) : train;
  const read = performance.now();

  const trained = (data: Samples) => victim.fit(core, data, task.victimParams, task.seed);
  const errorOf = (model: Model, data: Samples) => 1 - accuracy(core, model, data);
  onStage('training on the clean rows');
  const clean = trained(train);
  onStage('training without filters');
  const unfiltered = poison ? trained(stream) : clean;

  onStage('filtering');
  const begun = performance.now();
  const seen = { victim: victimId, victimParams: task.victimParams, seed: task.seed };
  const { removedBy, suspicion } = filterRows(core, stream, defence, seen);
  const filtered = performance.now();
  const kept = takeRows(stream, indicesWhere(removedBy, 0));
  checkClasses(kept, classNames, defence);
  onStage('training on what is left');
  const model = defence.filters.length === 0 ? unfiltered : trained(kept);
  const finished = performance.now();

  const origin = new Uint8Array(stream.n).fill(1, train.n);
  const { passed: _passed, ...detected } = detectionOf(origin, removedBy);
  const gone = indicesWhere(
    removedBy.map((by) => (by === 0 ? 0 : 1)),
    1,
  );
  return {
    classes: classNames,
    features: train.d,
    rows: { train: train.n, poison: poison?.n ?? 0, test: test.n },
    victim: victimId,
    victimParams: victim.params.parse(task.victimParams),
    defence: defence.name,
    seed: task.seed,
    error: {
      test: errorOf(model, test),
      train: errorOf(model, kept),
      testUnfiltered: errorOf(unfiltered, test),
      testClean: errorOf(clean, test),
    },
    norm: normOf(model),
    removed: {
      rows: gone.length,
      share: gone.length / stream.n,
      byClass: [...classCounts(takeRows(stream, gone))],
      list: Array.from(gone, (row) => removedRow(row, removedBy[row] as number, tables, train.n, defence)),
    },
    detection: poison ? { ...detected, auc: suspicion && rocAuc(suspicion, origin) } : null,
    millis: { read: read - started, filter: filtered - begun, train: finished - filtered },
  };
}

function openTable({ path, labels, part }: DataFile, { reading }: EvaluateTask): Table {
  return readTable(path, readBytes(path), {
    ...reading,
    ...(labels !== undefined && { labelFile: { name: labels, bytes: readBytes(labels) } }),
    npz: { part },
  });
}

/** Every filter on what the one before has kept; the suspicion is that of a lone filter, else null. */
function filterRows(
  core: Core,
  stream: Samples,
  { filters }: DefenceChoice,
  seen: { victim: (typeof VICTIM_IDS)[number]; victimParams: unknown; seed: number },
): { removedBy: Uint8Array; suspicion: Float32Array | null } {
  const removedBy = new Uint8Array(stream.n);
  let suspicion: Float32Array | null = null;
  filters.forEach(({ filter, params }, k) => {
    const left = indicesWhere(removedBy, 0);
    const verdict = FILTERS[filter].inspect(core, { stream: takeRows(stream, left), ...seen }, params);
    if (filters.length === 1) suspicion = verdict.suspicion;
    left.forEach((row, i) => {
      if (verdict.dropped[i] === 1) removedBy[row] = k + 1;
    });
  });
  return { removedBy, suspicion };
}

function checkClasses(kept: Samples, classNames: readonly string[], { name }: DefenceChoice): void {
  const gone = classCounts(kept).indexOf(0);
  if (gone >= 0)
    throw new GameError(
      'single-class',
      `${name} removed every row of class "${classNames[gone]}": nothing to train on`,
    );
}

function normOf(model: Model): number {
  const weights = model.kind === 'linear' ? model.weights.subarray(0, model.d) : model.weights;
  let square = 0;
  for (const weight of weights) square += weight * weight;
  return Math.sqrt(square);
}

function removedRow(
  row: number,
  by: number,
  tables: readonly Table[],
  trainRows: number,
  { filters }: DefenceChoice,
): RemovedRow {
  const table = (row < trainRows ? tables[0] : tables[2]) as Table;
  const at = row < trainRows ? row : row - trainRows;
  return {
    file: table.name,
    line: table.lines ? (table.lines[at] as number) : at + 1,
    label: table.labels[at] as string,
    filter: filters[by - 1]?.filter ?? '',
  };
}
