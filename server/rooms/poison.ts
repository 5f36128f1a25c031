import { decodePoison, poisonHash } from '../../contract/files/poison.ts';
import { GameError } from '../../engine/errors.ts';
import { sideOfSeat } from '../../engine/match/access.ts';
import { type Refused, refuse } from '../../engine/match/commands.ts';
import {
  type Bout,
  boutsOf,
  type FormatSchedule,
  roundOfBout,
  type TeamId,
} from '../../engine/match/formats.ts';
import type { PlayedMatch } from '../../engine/match/played.ts';
import type { Rules } from '../../engine/match/rules.ts';

import { rowsCost } from '../../engine/round/costs.ts';
import { isRowsPlan, type RowsPlan, rowsNamed, type SinglePlan } from '../../engine/round/plans.ts';
import { checkPoisonRows } from '../../engine/round/poison-check.ts';
import { tallyOf } from '../../engine/round/poison-rows.ts';
import type { Store } from '../store/store.ts';
import type { StreamSpec, Trainer } from '../training/trainer.ts';
import type { Journal } from './journal.ts';

/** Bytes of all rows that one team hands over for one bout: hundreds of drafts, and no disk full of them. */
const TEAM_MAX_BYTES = 8 * 1024 * 1024;

type SentRows = RowsPlan['rows'];

/** The rows of poison that teams have handed over, by team and bout. */
export interface PoisonDesk {
  /** @throws GameError why this seat may hand over no rows for the bout now */
  mayPut(bout: string, seat: string | null): TeamId;
  /**
   * Checks a file of rows and keeps it.
   *
   * @throws GameError of decodePoison or checkPoisonRows; 'too-large' where the team has sent 8 MiB for this bout
   */
  put(bout: string, seat: string | null, file: Uint8Array): Promise<SentRows & { readonly cost: number }>;
  /** @throws GameError 'wrong-role' for other teams, 'unknown-name' where the team has no such rows in the bout */
  get(bout: string, seat: string | null, hash: string): Promise<Uint8Array>;
  /** Why a plan must not name the rows that it does; null where the author's team has handed them over in the round. */
  refusal(by: string, round: number, plan: SinglePlan): Promise<Refused | null>;
  /** A trainer that finds the rows which plans name. */
  supply(trainer: Trainer): Trainer;
  /** Throws away the rows that were handed over and that no finished bout was played with. */
  tidy(): Promise<void>;
  /** The rows of all finished bouts of a match of the room, base64, by hash. */
  ofReplay(match: PlayedMatch): Promise<Record<string, string>>;
}

export function createPoisonDesk(
  code: string,
  { journal, store, rules }: { readonly journal: Journal; readonly store: Store; readonly rules: Rules },
): PoisonDesk {
  /** Rows that one team sends into several bouts of a round are kept with the first of them. */
  function place(id: string, hash: string, match: FormatSchedule = journal.match()) {
    const { round, teams } = boutOf(match, id);
    const first = boutsOf(match, round).find((each) => each.teams.attack === teams.attack);
    return { bout: first?.id ?? id, team: teams.attack, hash };
  }

  async function rowsOf(
    id: string,
    { rows: { hash } }: RowsPlan,
    match: FormatSchedule = journal.match(),
  ): Promise<Uint8Array> {
    const file = await store.file(code, place(id, hash, match));
    if (file) return file;
    throw new GameError('internal', `the rows ${hash} of bout ${id} are not in the store`);
  }

  function attackers(id: string, seat: string | null): TeamId {
    const bout = boutOf(journal.match(), id);
    if (sideOfSeat(journal.match(), bout, seat) === 'attack') return bout.teams.attack;
    throw new GameError('wrong-role', 'rows of poison are of those who attack in the bout');
  }

  function mayPut(id: string, seat: string | null): TeamId {
    const team = attackers(id, seat);
    const match = journal.match();
    if (match.phase === 'prepare' && match.round === roundOfBout(id)) return team;
    throw new GameError('wrong-phase', 'rows are handed over while the attack of the bout is prepared');
  }

  function counted(id: string, file: Uint8Array): SentRows & { readonly cost: number } {
    const scenario = rules.scenario(boutOf(journal.match(), id).scenario);
    if (!scenario) throw new GameError('unknown-name', 'this server does not know the scenario of the bout');
    const poison = decodePoison(scenario, file);
    checkPoisonRows(scenario, poison);
    const tally = tallyOf(poison);
    return { hash: poisonHash(file), ...tally, cost: rowsCost(tally) };
  }

  const withRows = <S extends StreamSpec>(spec: S): S => {
    const { attackPlan, bout } = spec;
    const named = rowsNamed(attackPlan);
    if (named.length === 0) return spec;
    return { ...spec, rows: () => Promise.all(named.map((plan) => rowsOf(bout, plan))) };
  };

  return {
    mayPut,
    async put(id, seat, file) {
      const team = mayPut(id, seat);
      const sent = counted(id, file);
      const kept = place(id, sent.hash);
      const held = await store.bytesKept(code, { bout: kept.bout, team });
      if (held + file.length > TEAM_MAX_BYTES)
        throw new GameError(
          'too-large',
          'the team has sent as many rows for this bout as are kept: play some of them',
        );
      await store.keepFile(code, kept, file);
      return sent;
    },
    async get(id, seat, hash) {
      attackers(id, seat);
      const file = await store.file(code, place(id, hash));
      if (file) return file;
      throw new GameError('unknown-name', 'the team has handed over no such rows for this bout');
    },
    async refusal(by, round, plan) {
      if (!isRowsPlan(plan)) return null;
      const match = journal.match();
      const bout = boutsOf(match, round).find((each) => sideOfSeat(match, each, by) === 'attack');
      if (!bout) return null; // for decide to refuse
      const file = await store.file(code, place(bout.id, plan.rows.hash));
      if (!file) return refuse('unknown-name', 'hand the rows over first, then name them');
      const { cost: _cost, ...told } = counted(bout.id, file);
      const isTrue = Object.entries(told).every(([key, value]) => plan.rows[key as keyof SentRows] === value);
      return isTrue ? null : refuse('bad-payload', 'the plan does not say what is in its rows');
    },
    supply: (trainer) => ({
      ...trainer,
      stream: (spec) => trainer.stream(withRows(spec)),
      publicStream: (spec) => trainer.publicStream(withRows(spec)),
      samples: (spec) => trainer.samples(withRows(spec)),
      round: (spec) => trainer.round(withRows(spec)),
      models: (spec) => trainer.models(withRows(spec)),
      origins: (spec) => trainer.origins(withRows(spec)),
      why: (spec) => trainer.why(withRows(spec)),
      reply: (spec) => trainer.reply(withRows(spec)),
      ask: (spec) => trainer.ask('attackPlan' in spec ? withRows(spec) : spec),
    }),
    async tidy() {
      const match = journal.match();
      const played = [match, ...match.earlier].flatMap((each) =>
        each.records.flatMap(({ id, attack: { plan } }) =>
          rowsNamed(plan).map(({ rows: { hash } }) => place(id, hash, each)),
        ),
      );
      await store.dropFiles(code, played);
    },
    async ofReplay(match) {
      const rows: Record<string, string> = {};
      for (const { id, attack } of match.records) {
        for (const plan of rowsNamed(attack.plan))
          rows[plan.rows.hash] = Buffer.from(await rowsOf(id, plan, match)).toString('base64');
      }
      return rows;
    },
  };
}

function boutOf(match: FormatSchedule, id: string): Bout {
  const bout = boutsOf(match, roundOfBout(id)).find((each) => each.id === id);
  if (bout) return bout;
  throw new GameError('unknown-name', 'there is no such bout');
}
