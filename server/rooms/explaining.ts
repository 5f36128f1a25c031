import { type Explanation, explanation } from '../../contract/explanation.ts';
import { GameError } from '../../engine/errors.ts';
import { dataRefusal } from '../../engine/match/access.ts';
import { stageBout } from '../../engine/match/reveal.ts';
import type { Rules } from '../../engine/match/rules.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import { bestOf, replyPlans } from '../../engine/round/replies.ts';
import { type Answers, unpack } from './answers.ts';
import type { Reaction, ReactionParts } from './reaction.ts';
import { roundSpec } from './round-data.ts';

export interface Explaining extends Reaction {
  /**
   * How far the explanation of a bout has come.
   * @throws GameError before its reveal, and for a bout that is none
   */
  of(bout: string, seat: string | null): Promise<Explanation>;
}

const UNASKED = { state: 'unasked' } as const;
const NOTHING: Explanation = { why: UNASKED, replies: UNASKED };

/**
 * Works out why the bout on the large stage came out as it did, and what would have worked better, once it is revealed.
 * The tasks are those that no match waits for (spare-time.ts). What was worked out is kept in the store.
 */
export function createExplaining(
  { journal, trainer, report }: Pick<ReactionParts, 'journal' | 'trainer' | 'report'>,
  { answers, code, rules }: { readonly answers: Answers; readonly code: string; readonly rules: Rules },
): Explaining {
  /** By the seed of the bout: a room may play several matches. */
  const held = new Map<string, Explanation>();
  /** The bout that is to be worked out; once another is wanted, its replies are given up. */
  let wanted: string | null = null;
  /** Bouts that are being worked out: one that is wanted again before it was given up goes on. */
  const underWay = new Set<string>();

  const nameOf = ({ id, seed }: Pick<BoutRecord, 'id' | 'seed'>) => `${seed} ${id}`;
  const tell = (name: string, news: Partial<Explanation>): void => {
    held.set(name, { ...(held.get(name) ?? NOTHING), ...news });
  };

  /** Everything of a bout, from the store where another start of the server has kept it. */
  async function kept(name: string): Promise<Explanation | null> {
    const file = await answers.known(code, `${name} explanation`);
    return file && explanation.parse(JSON.parse(new TextDecoder().decode(await unpack(file))));
  }

  async function workOut(record: BoutRecord): Promise<void> {
    const name = nameOf(record);
    const spec = roundSpec(journal.match(), record.id);
    const scenario = rules.scenario(record.scenario);
    if (!spec || !scenario) return;
    underWay.add(name);
    try {
      const known = await kept(name);
      if (known) return tell(name, known);
      tell(name, { why: { state: 'working', share: 0 }, replies: { state: 'working', share: 0 } });
      const why = await trainer.why(spec).then(
        ({ answer }) => ({ state: 'there', answer }) as const,
        () => ({ state: 'failed' }) as const,
      );
      tell(name, { why });
      const plans = replyPlans(scenario);
      const scores: number[] = [];
      for (const number of plans.keys()) {
        if (wanted !== name) return tell(name, { replies: UNASKED });
        const one = await trainer.reply({ ...spec, number, attacks: scenario.attacks }).catch(() => null);
        if (!one) return tell(name, { replies: { state: 'failed' } });
        scores.push(one.score);
        tell(name, { replies: { state: 'working', share: scores.length / plans.length } });
      }
      tell(name, { replies: { state: 'there', answer: bestOf(plans, scores) } });
      const whole = new TextEncoder().encode(JSON.stringify(held.get(name)));
      if (why.state === 'there') await answers.keep(code, `${name} explanation`, whole);
    } finally {
      underWay.delete(name);
    }
  }

  return {
    look() {
      const match = journal.match();
      const record = match.phase === 'reveal' ? stageBout(match) : null;
      const name = record && nameOf(record);
      if (name === wanted) return;
      wanted = name;
      if (!record || name === null || underWay.has(name)) return;
      if (held.get(name)?.replies.state === 'there') return;
      workOut(record).catch(report);
    },
    close() {
      wanted = null;
    },
    async of(bout, seat) {
      const match = journal.match();
      const refusal = dataRefusal(match, 'reveal', bout, seat);
      const record = match.records.find(({ id }) => id === bout);
      if (refusal || !record)
        throw new GameError(refusal ?? 'unknown-name', `no explanation of bout ${bout} in ${match.phase}`);
      const name = nameOf(record);
      return held.get(name) ?? (await kept(name)) ?? NOTHING;
    },
  };
}
