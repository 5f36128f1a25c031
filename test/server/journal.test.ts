import { describe, expect, it } from 'vitest';
import type { Command } from '../../engine/match/commands.ts';
import type { LoggedEvent } from '../../engine/match/events.ts';
import { replayLog } from '../../engine/match/evolve.ts';
import { RULES } from '../../engine/match/rules.ts';
import { createJournal } from '../../server/rooms/journal.ts';
import type { SeatHash, Store } from '../../server/store/store.ts';
import { created } from '../match/match-player.ts';
import { createManualClock } from './support/manual-clock.ts';

/** A room over a store that writes when the test says so, and refuses events that name `refused`. */
function slowRoom(refused?: string) {
  const log: LoggedEvent[] = [created];
  const keys: SeatHash[] = [];
  const appends: number[] = [];
  let go: (() => void)[] = [];
  const store = {
    async append(_room, after, events, seats = []) {
      await new Promise<void>((done) => go.push(done));
      if (refused && JSON.stringify(events).includes(refused)) throw new Error('refused');
      if (after !== log.length) return 'conflict';
      appends.push(events.length);
      log.push(...events);
      keys.push(...seats);
      return 'appended';
    },
    load: async (_room, after = 0) => log.slice(after),
  } satisfies Partial<Store> as Partial<Store> as Store;
  const clock = createManualClock();
  const present = () => new Set<string>();
  const journal = createJournal('ABCDEF', [created], { store, rules: RULES, clock, present, report() {} });
  let at = created.at;
  const join = (nickname: string) => {
    const command: Command = { type: 'join', id: `join-${++at}`, nickname, team: null, at };
    return journal.submit(
      command,
      (events) =>
        events.flatMap((event) =>
          event.type === 'player-joined' ? [{ seat: event.player, hash: `of ${nickname}` }] : [],
        )[0],
    );
  };
  /** Lets the store do what it was asked for until nothing is left. */
  const writeAll = async () => {
    for (let turn = 0; turn < 40; turn++) {
      await new Promise((done) => setImmediate(done));
      const ready = go;
      go = [];
      for (const done of ready) done();
    }
  };
  return { log, keys, appends, journal, join, writeAll };
}

describe('the journal', () => {
  it('SERVER-97 writes together what comes while the store is at work, each with its seat', async () => {
    const { log, keys, appends, journal, join, writeAll } = slowRoom();
    const joins = ['Ada', 'Bo', 'Cy', 'Ada', 'Di'].map(join);
    await writeAll();
    const outcomes = await Promise.all(joins);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, false, true]); // the name was taken just now
    expect(appends).toEqual([4]);
    expect(replayLog(log)).toEqual(journal.match());
    expect(keys.map(({ seat }) => seat)).toEqual(journal.match().players.map(({ id }) => id));
  });

  it('SERVER-97 what the store refuses is refused alone', async () => {
    const { journal, join, writeAll } = slowRoom('Bo');
    const joins = ['Ada', 'Bo', 'Cy'].map((name) =>
      join(name)
        .then(({ ok }) => ok)
        .catch(() => 'failed'),
    );
    await writeAll();
    expect(await Promise.all(joins)).toEqual([true, 'failed', true]);
    expect(journal.match().players.map(({ nickname }) => nickname)).toEqual(['Ada', 'Cy']);
  });

  it('SERVER-97 a lost race has all of them decided again', async () => {
    const { log, journal, join, writeAll } = slowRoom();
    const other = createJournal('ABCDEF', [created], {
      store: {
        append: async (_room: string, _after: number, events: readonly LoggedEvent[]) => {
          log.push(...events);
          return 'appended';
        },
      } as unknown as Store,
      rules: RULES,
      clock: createManualClock(),
      present: () => new Set<string>(),
      report() {},
    });
    const joins = ['Ada', 'Bo'].map(join);
    await other.submit({ type: 'join', id: 'join-other', nickname: 'Cy', team: null, at: created.at });
    await writeAll();
    expect((await Promise.all(joins)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(journal.match().players.map(({ nickname }) => nickname)).toEqual(['Cy', 'Ada', 'Bo']);
    expect(replayLog(log)).toEqual(journal.match());
  });
});
