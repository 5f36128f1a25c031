/** What the pool's threads do. Each has a core of its own, and keeps the well it worked on last. */
import type { MessagePort } from 'node:worker_threads';
import { GameError, RemarkError } from '../engine/errors.ts';
import { openRound, toLoad } from '../engine/round/round.ts';
import type { Round } from '../engine/round/stages.ts';
import type { EvaluationStage } from '../instrument/evaluation/evaluate.ts';
import type { Evaluation } from '../instrument/evaluation/result.ts';
import {
  type AttackChoice,
  attackChoice,
  attackPlanOf,
  defenceChoice,
  defencePlanOf,
} from '../instrument/recipes.ts';
import { startAttack } from '../instrument/tables/cells.ts';
import type { AttackTask } from '../instrument/tables/table-plan.ts';
import { drawnWellNamed, openCore, wellNamed } from './engine-files.ts';
import { evaluateFiles } from './evaluation.ts';
import type { Answer, EvaluateTask, PlayedTask, PlayStage, PlayTask, TableReport } from './tasks.ts';

const core = await openCore();
const now = () => performance.now();
let open: { key: string; round: Round } | undefined;

/** The round on a seed, its model of the clean data trained already: it is the same for all attacks. */
async function openSeed(
  { scenario, seed, drawn }: Pick<AttackTask, 'scenario' | 'seed' | 'drawn'>,
  { attack }: AttackChoice,
): Promise<Round> {
  const attacks = toLoad(attack);
  const key = JSON.stringify([scenario, seed, drawn, attacks]);
  if (open?.key !== key) {
    const well = drawn ? drawnWellNamed(core, scenario, seed) : wellNamed(core, scenario, seed);
    open = { key, round: await openRound(core, well, seed, { attacks }) };
  }
  open.round.clean();
  return open.round;
}

/** Gives a task a way to report, and closes it when the task is over. Errors travel by their code. */
function reporting<Task, Result, Report>(
  work: (task: Task, report: (report: Report) => void) => Result | Promise<Result>,
) {
  return async ({ port, task }: { port: MessagePort; task: Task }): Promise<Answer<Result>> => {
    try {
      return { result: await work(task, (report) => port.postMessage(report)) };
    } catch (error) {
      if (!(error instanceof GameError)) throw error;
      const { code, message } = error;
      return { refused: { code, message, ...(error instanceof RemarkError && { remark: error.remark }) } };
    } finally {
      port.close();
    }
  };
}

export const playAttack = reporting(
  async (task: AttackTask, report: (report: TableReport) => void): Promise<void> => {
    const attack = attackChoice(task.attack);
    const round = await openSeed(task, attack);
    report({ attack: task.attack });
    const run = startAttack(round, attack, task.epsilon, { now });
    for (const filter of task.filters) {
      report({ attack: task.attack, filter });
      report({ cell: run.against(defenceChoice(filter)).cell });
    }
  },
);

export const playOne = reporting(
  async (task: PlayTask, report: (report: PlayStage) => void): Promise<PlayedTask> => {
    report({ stage: 'clean' });
    const attack = attackChoice(task.attack);
    const round = await openSeed(task, attack);
    const defence = defenceChoice(task.filter);
    report({ stage: 'forging' });
    const forging = (done: number) => report({ stage: 'forging', done });
    const run = startAttack(round, attack, task.epsilon, { now, onProgress: forging });
    report({ stage: 'training' });
    const frames: PlayedTask['frames'][number][] = [];
    const { cell, result } = run.against(defence, ({ step, loss, accuracy }) => {
      frames.push({ step, loss, accuracy });
    });
    const { scenario } = round.well;
    const attackPlan = attackPlanOf(scenario, attack, task.epsilon);
    const told = { attack: attackPlan, defend: defencePlanOf(defence), summary: result.summary };
    return { cell, told, frames };
  },
);

export const evaluate = reporting(
  (task: EvaluateTask, report: (stage: EvaluationStage) => void): Evaluation =>
    evaluateFiles(core, task, report),
);
