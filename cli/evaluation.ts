import { classCounts, indicesWhere, joinRows, relabel, takeRows } from '../engine/data/rows.ts';
import type { Samples } from '../engine/data/samples.ts';
import { GameError } from '../engine/errors.ts';
import { chainSuspicion } from '../engine/filters/chain.ts';
import type { Core } from '../engine/numeric/core.ts';
import { rocAuc } from '../engine/round/auc.ts';
import { type Aids, filterStream } from '../engine/round/filtering.ts';
import { detectionOf } from '../engine/round/scoring.ts';
import { DEFENCES } from '../engine/training-defences/index.ts';
import { VICTIM_IDS, VICTIMS, type VictimId } from '../engine/victims/index.ts';
import { weightNorm } from '../engine/victims/kinds.ts';
import type { Model } from '../engine/victims/model.ts';
import { accuracy } from '../engine/victims/predict.ts';
import { assembleDense } from '../instrument/formats/assemble.ts';
import { readTables, type SourceFile } from '../instrument/formats/read-tables.ts';
import type { Table } from '../instrument/formats/table.ts';
import { understood } from '../instrument/formats/understood.ts';
import { readBytes, readText } from './files.ts';
import { knownName } from './names.ts';
import { bluePlanOf, type DefenceChoice, defenceChoice } from './recipes.ts';
import type { DataFile, EvaluateTask, Evaluation, RemovedRow } from './tasks.ts';

/** Trains and judges a victim on a person's own files, with filters in between. */
export function evaluateFiles(core: Core, task: EvaluateTask, onStage: (stage: string) => void): Evaluation {
  const victimId = knownName('victim', task.victim, VICTIM_IDS);
  const victim = VICTIMS[victimId];
  const defence = defenceChoice(task.defence);

  onStage('reading');
  const started = performance.now();
  const { classNames, tables, parts } = readFiles(task);
  const { train, test, poison } = parts;
  const stream = poison ? joinRows(train, poison) : train;
  const aids: Aids = {
    ...(parts.golden && { golden: parts.golden }),
    ...(task.accounts !== undefined && { contributor: readAccounts(task.accounts, stream.n) }),
  };
  const read = performance.now();

  const trained = (data: Samples) => {
    try {
      return victim.fit(core, data, task.victimParams, task.seed);
    } catch (error) {
      throw error instanceof GameError ? explained(error, victimId, classNames) : error;
    }
  };
  // A count over a count: 3 of 40 is 0.075, not 0.07499999999999996.
  const errorOf = (model: Model, data: Samples) =>
    Math.round((1 - accuracy(core, model, data)) * data.n) / data.n;
  onStage('training on the clean rows');
  const clean = trained(train);
  onStage('training without filters');
  const unfiltered = poison ? trained(stream) : clean;

  onStage('filtering');
  const begun = performance.now();
  const seen = { victim: victimId, victimParams: task.victimParams };
  const { removedBy, y, verdicts } = filterStream(core, seen, stream, bluePlanOf(defence), aids);
  const filtered = performance.now();
  const turned = removedBy.map((by, i) => (by === 0 && y[i] !== stream.y[i] ? 1 : 0));
  const kept = takeRows(relabel(stream, y), indicesWhere(removedBy, 0));
  checkClasses(kept, classNames, defence);
  onStage('training on what is left');
  const model = trainDefended(core, task, { victim: victimId, data: kept, golden: parts.golden }, defence);
  const finished = performance.now();

  const origin = new Uint8Array(stream.n).fill(1, train.n);
  const found = removedBy.map((by, i) => by + (turned[i] as number));
  const { passed: _passed, ...detected } = detectionOf(origin, found);
  const gone = indicesWhere(
    removedBy.map((by) => (by === 0 ? 0 : 1)),
    1,
  );
  const files = Object.values(tables).map(understood);
  return {
    files,
    warnings: files.flatMap(({ doubts }) => doubts),
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
    norm: weightNorm(model),
    removed: {
      rows: gone.length,
      relabelled: indicesWhere(turned, 1).length,
      share: gone.length / stream.n,
      byClass: [...classCounts(takeRows(stream, gone))],
      list: Array.from(gone, (row) => removedRow(row, removedBy[row] as number, tables, train.n, defence)),
    },
    detection: poison
      ? { ...detected, auc: verdicts.length > 0 ? rocAuc(chainSuspicion(stream.y, verdicts), origin) : null }
      : null,
    millis: { read: read - started, filter: filtered - begun, train: finished - filtered },
  };
}

function openFile({ path, labels, part }: DataFile, { indexBases }: EvaluateTask): SourceFile {
  const indexBase = indexBases[part];
  return {
    name: path,
    bytes: readBytes(path),
    ...(labels !== undefined && { labelFile: { name: labels, bytes: readBytes(labels) } }),
    npz: { part },
    ...(indexBase !== undefined && { indexBase }),
  };
}

interface Parts {
  readonly train: Samples;
  readonly test: Samples;
  readonly poison?: Samples;
  readonly golden?: Samples;
}

/** Every file of the task as samples of one kind, and its rows as they stand in the files. */
function readFiles(task: EvaluateTask): {
  classNames: readonly string[];
  tables: { readonly [part in keyof Parts]: Table };
  parts: Parts;
} {
  const names = (['train', 'test', 'poison', 'golden'] as const).filter((name) => task[name]);
  const tables = readTables(
    names.map((name) => openFile(task[name] as DataFile, task)),
    task.reading,
  );
  const { classNames, sets } = assembleDense(tables);
  const byName = <T>(list: readonly T[]) => Object.fromEntries(names.map((name, i) => [name, list[i]]));
  return {
    classNames,
    tables: byName(tables) as { train: Table; test: Table },
    parts: byName(sets) as unknown as Parts,
  };
}

/** Accounts as numbers in the order in which they appear. @throws GameError 'bad-shape' for a wrong count of lines. */
function readAccounts(path: string, rows: number): Int32Array {
  const lines = readText(path)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  if (lines.length !== rows)
    throw new GameError(
      'bad-shape',
      `${path} has ${lines.length} lines: expected ${rows}, one for each training row and then each row of poison`,
    );
  const numbers = new Map<string, number>();
  return Int32Array.from(lines, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

/** A refusal of the victim's, with what a person can do about it. */
function explained({ code, message }: GameError, victim: VictimId, classNames: readonly string[]): GameError {
  const what = `${victim} cannot be trained on these data: ${message}`;
  if (classNames.length === 2) return new GameError(code, what);
  return new GameError(
    code,
    `${what}; there are ${classNames.length} classes (${classNames.slice(0, 10).join(', ')}): ` +
      'softmax and network tell more than two apart',
  );
}

/** The last training: the victim's own way, or the training defence's. */
function trainDefended(
  core: Core,
  { victimParams, seed }: EvaluateTask,
  { victim, data, golden }: { victim: VictimId; data: Samples; golden: Samples | undefined },
  { defence }: DefenceChoice,
): Model {
  if (!defence) return VICTIMS[victim].fit(core, data, victimParams, seed);
  const training = { data, victim, victimParams, seed, ...(golden && { golden }) };
  return DEFENCES[defence.defence].fit(core, training, defence.params).model;
}

function checkClasses(kept: Samples, classNames: readonly string[], { name }: DefenceChoice): void {
  const gone = classCounts(kept).indexOf(0);
  if (gone >= 0)
    throw new GameError(
      'single-class',
      `${name} removed every row of class "${classNames[gone]}": nothing to train on`,
    );
}

function removedRow(
  row: number,
  by: number,
  tables: { readonly train: Table; readonly poison?: Table },
  trainRows: number,
  { filters }: DefenceChoice,
): RemovedRow {
  const table = (row < trainRows ? tables.train : tables.poison) as Table;
  const at = row < trainRows ? row : row - trainRows;
  return {
    file: table.name,
    line: table.lines ? (table.lines[at] as number) : at + 1,
    label: table.labels[at] as string,
    filter: filters[by - 1]?.filter ?? '',
  };
}
