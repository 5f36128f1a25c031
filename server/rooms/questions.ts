import { GameError } from '../../engine/errors.ts';
import type { Purchase, Question } from '../../engine/match/bought.ts';
import { type Refused, refuse } from '../../engine/match/commands.ts';
import { boutsOf, roundOfBout } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import { answered, questionRefusal } from '../../engine/match/purchases.ts';
import type { Rules } from '../../engine/match/rules.ts';
import { ORIGINS } from '../../engine/round/result.ts';
import { codesIn } from '../training/sample-codes.ts';
import type { Trainer } from '../training/trainer.ts';
import type { ReactionParts } from './reaction.ts';
import { streamSpec } from './round-data.ts';
import { steadily } from './steady.ts';

export interface QuestionWish {
  /** The caller's id of the command. */
  readonly id: string;
  readonly by: string;
  readonly bout: string;
  readonly question: Question;
}

export type Answered = { readonly ok: true; readonly purchase: Purchase } | Refused;

/**
 * Answers what teams pay points to learn. Whether they may and can is asked before the answer is worked out, and again
 * when it is written down: of two that race for the last points one is refused and learns nothing.
 */
export function createQuestions(
  { journal, trainer, clock, grown }: Pick<ReactionParts, 'journal' | 'trainer' | 'clock' | 'grown'>,
  rules: Rules,
): (wish: QuestionWish) => Promise<Answered> {
  return async ({ question, ...wish }) => {
    const { bout } = wish;
    const refusal = questionRefusal(journal.match(), { ...wish, question }, rules);
    if (refusal) return refusal;
    const known = answered(journal.match(), bout, question);
    if (known) return { ok: true, purchase: known };
    const work = () => answerTo(trainer, journal.match(), bout, question, rules);
    const purchase = await steadily(clock, journal.match(), work);
    if (!purchase) return refuse('wrong-phase');
    const outcome = await journal.submit({ type: 'buy', ...wish, purchase, at: clock.now() });
    if (!outcome.ok) return outcome;
    if (outcome.events.length > 0) grown();
    return { ok: true, purchase: answered(journal.match(), bout, question) ?? purchase };
  };
}

/**
 * The answer; null before there is a delivery to ask about.
 *
 * @throws GameError for a sample that is not there or is none of the scenario's
 */
async function answerTo(
  trainer: Trainer,
  match: Match,
  id: string,
  question: Question,
  rules: Rules,
): Promise<Purchase | null> {
  const bout = boutsOf(match, roundOfBout(id)).find((each) => each.id === id);
  const scenario = bout && rules.scenario(bout.scenario);
  if (!bout || !scenario) throw new GameError('unknown-name', 'there is no such bout');
  if (question.kind === 'oracle') {
    codesIn(scenario, question.codes);
    return trainer.ask({ scenario: bout.scenario, seed: bout.seed, bout: id, question });
  }
  const stream = streamSpec(match, id);
  if (!stream) return null;
  if (question.kind === 'training') return trainer.ask({ ...stream, defencePlan: question.plan, question });
  const origins = await trainer.origins(stream);
  const from = origins[question.row];
  if (from === undefined)
    throw new GameError('out-of-range', `the samples are numbered from 0 to ${origins.length - 1}`);
  return { ...question, poisoned: ORIGINS[from] !== 'clean' };
}
