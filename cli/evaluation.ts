import type { Core } from '../engine/numeric/core.ts';
import { VICTIM_IDS } from '../engine/victims/ids.ts';
import { type EvaluationStage, evaluateData } from '../instrument/evaluation/evaluate.ts';
import type { Evaluation } from '../instrument/evaluation/result.ts';
import type { SourceFile } from '../instrument/formats/read-tables.ts';
import { knownName } from '../instrument/names.ts';
import { defenceChoice, defencePlanOf } from '../instrument/recipes.ts';
import { readBytes, readText } from './files.ts';
import type { DataFile, EvaluateTask } from './tasks.ts';

/** Reads the files of a task and evaluates on them. */
export function evaluateFiles(
  core: Core,
  task: EvaluateTask,
  onStage: (stage: EvaluationStage) => void,
): Evaluation {
  const open = (file: DataFile): SourceFile => sourceOf(file, task);
  const defence = defenceChoice(task.defence);
  return evaluateData(
    core,
    {
      files: {
        train: open(task.train),
        test: open(task.test),
        ...(task.poison && { poison: open(task.poison) }),
        ...(task.golden && { golden: open(task.golden) }),
      },
      ...(task.accounts !== undefined && {
        accounts: { name: task.accounts, text: readText(task.accounts) },
      }),
      reading: task.reading,
      victim: knownName('victim', task.victim, VICTIM_IDS),
      victimParams: task.victimParams,
      plan: defencePlanOf(defence),
      planName: defence.name,
      seed: task.seed,
    },
    { onStage, now: () => performance.now() },
  );
}

function sourceOf({ path, labels, part }: DataFile, { indexBases }: EvaluateTask): SourceFile {
  const indexBase = indexBases[part];
  return {
    name: path,
    bytes: readBytes(path),
    ...(labels !== undefined && { labelFile: { name: labels, bytes: readBytes(labels) } }),
    npz: { part },
    ...(indexBase !== undefined && { indexBase }),
  };
}
