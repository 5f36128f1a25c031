import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ClientMessage, clientMessages } from '../../contract/messages.ts';
import { sealed } from '../../contract/sealing.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { ERROR_CODES } from '../../engine/errors.ts';
import { inTraining } from '../../engine/match/trainings.ts';
import type { Room } from '../../server/rooms/room.ts';
import { LIMIT_RATES, type LimitRates } from '../../server/transport/limits.ts';
import { type Client, createRoom, join, newId, resume } from './support/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { sharedApp } from './support/shared-app.ts';

const plenty = { burst: 1e9, perSecond: 1e9 };
const rates = Object.fromEntries(
  Object.keys(LIMIT_RATES).map((name) => [name, plenty]),
) as unknown as LimitRates;
const app = sharedApp({ clock: createManualClock(), rates });
const { connect } = app;
let room: Room;
let code: string;
let hostToken: string;

beforeAll(async () => {
  ({ code, hostToken } = await createRoom(app.url));
  const found = await app.rooms.find(code);
  if (!found) throw new Error('no room');
  room = found;
});

/** Right payloads, for mutations to start from; with tokens, which a connection makes proofs of. */
const good = (): Record<ClientMessage, Record<string, unknown>> => ({
  'room:join': {
    ...{ protocol: PROTOCOL_VERSION, id: newId(), code, token: newId() },
    nickname: `N${newId()}`.slice(0, 20),
  },
  'room:resume': { protocol: PROTOCOL_VERSION, code, token: 'A'.repeat(22) },
  'room:watch': { protocol: PROTOCOL_VERSION, code },
  'room:leave': { id: newId() },
  'clock:read': {},
  'team:choose': { id: newId(), team: 't1' },
  'audit:buy': { id: newId(), bout: 'r1b1', row: 3 },
  'oracle:buy': { id: newId(), bout: 'r1b1', codes: 'AAAAAAAA' },
  'training:buy': {
    id: newId(),
    bout: 'r1b1',
    plan: { filters: [{ id: 'loss', params: { remove: 0.05 } }] },
  },
  'team:name': { id: newId(), team: 't1', name: 'Night Shift' },
  'draft:attack': { id: newId(), round: 1, plan: { attack: { id: 'corner', params: {} }, epsilon: 0.01 } },
  'draft:defend': { id: newId(), round: 1, plan: { filters: [{ id: 'loss', params: { remove: 0.05 } }] } },
  'draft:ready': { id: newId(), round: 1, side: 'attack', ready: true },
  'draft:commit': { id: newId(), round: 1, side: 'attack' },
  'draft:split': { id: newId(), round: 1, shares: 'even' },
  'draft:take-back': { id: newId(), round: 1, side: 'attack' },
  'guess:make': { id: newId(), round: 1, team: 't1', accuracy: 0.83 },
  'bout:watch': {},
  'view:read': {},
  'seat:answer': { keep: true },
  'host:ban': { id: newId(), player: 'p9' },
  'host:rename': { id: newId(), player: 'p9', nickname: 'Rosa' },
  'host:teams': { id: newId(), count: 4 },
  'host:say': { id: newId(), text: 'Five minutes' },
  'host:invite': { id: newId(), token: newId() },
  'host:dismiss': { id: newId(), host: 'host-1' },
  'host:end': { id: newId() },
  'host:again': { id: newId() },
  'host:start': { id: newId() },
  'host:pause': { id: newId() },
  'host:resume': { id: newId() },
  'host:extend': { id: newId(), millis: 30_000 },
  'host:show': { id: newId(), round: 1 },
  'host:advance': { id: newId() },
  'host:lock': { id: newId(), locked: true },
  'host:door': { id: newId(), perAddress: 200 },
  'host:nod': { knock: 'k99', ok: true },
  'host:clear': { id: newId() },
  'host:move': { id: newId(), player: 'p1', team: 't2' },
  'host:kick': { id: newId(), player: 'p9' },
});

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ maxDepth: 3 }),
  fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, '', '__proto__', 'x'.repeat(3_000)),
  fc.uint8Array({ maxLength: 64 }),
  fc.constant({ __proto__: null, constructor: { prototype: { polluted: 1 } } }),
);
const message = fc.constantFrom(...(Object.keys(clientMessages) as ClientMessage[]));
/** A right payload with some of its fields replaced, added or gone, at the top or one below. */
const mutated = fc.tuple(
  message,
  fc.array(fc.tuple(fc.nat(5), fc.nat(3), junk), { minLength: 1, maxLength: 3 }),
);

type Changes = readonly (readonly [number, number, unknown])[];

function mutate(name: ClientMessage, changes: Changes, connection: string): unknown {
  const payload = structuredClone(sealed(name, good()[name], connection)) as Record<string, unknown>;
  const plan = (payload.plan as Record<string, unknown> | undefined) ?? payload;
  for (const [at, how, value] of changes) {
    const target = how === 3 ? plan : payload;
    const keys = Object.keys(target);
    const key = keys[at % Math.max(1, keys.length)] ?? 'id';
    if (how === 0) delete target[key];
    else if (how === 1) target[`more${at}`] = value;
    else target[key] = value;
  }
  return payload;
}

const codes: readonly string[] = ERROR_CODES;

/** Every answer is "ok" or a refusal with a code, and a refusal leaves no trace. */
async function expectGuarded(client: Client, name: string, payload: unknown): Promise<void> {
  const before = room.match();
  const answer = (await client.raw(name, payload)) as { ok: boolean; code?: string };
  if (answer.ok) {
    // A training that this may have begun changes the match by itself; let it end first.
    await expect.poll(() => inTraining(room.match()), { interval: 2 }).toEqual([]);
    return;
  }
  expect(codes).toContain(answer.code);
  expect(answer.code).not.toBe('internal');
  expect(room.match()).toBe(before);
}

/** What a player of a lobby may send: questions, and what the captain of a team decides there. */
const ALLOWED = new Set(['clock:read', 'view:read', 'bout:watch', 'team:choose', 'team:name']);

describe('whatever a peer sends', () => {
  it('WIRE-10 random and mutated payloads are refused with a code and change nothing', async () => {
    const [host, player, stranger] = [await connect(), await connect(), await connect()];
    await resume(host, code, hostToken);
    await join(player, code, 'Rosa');
    const peers = [host, player, stranger];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2),
        fc.oneof(
          fc.tuple(message, junk).map(([name, raw]) => [name, { raw }] as const),
          mutated.map(([name, changes]) => [name, { changes }] as const),
        ),
        async (who, [name, made]) => {
          const client = peers[who] as Client;
          const payload = 'raw' in made ? made.raw : mutate(name, made.changes, client.socket.id ?? '');
          await expectGuarded(client, name, payload);
        },
      ),
      { seed: 7, numRuns: 4_000 },
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(app.reports).toEqual([]);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });

  it('WIRE-11 right payloads of the wrong role or in the wrong phase are refused too', async () => {
    const fresh = await createRoom(app.url);
    const here = await app.rooms.find(fresh.code);
    const player = await connect();
    await join(player, fresh.code, 'Rosa');
    for (const [name, payload] of Object.entries(good())) {
      if (name.startsWith('room:') || ALLOWED.has(name)) continue;
      const before = here?.match();
      const answer = await player.raw(name, sealed(name as ClientMessage, payload, player.socket.id ?? ''));
      expect(answer).toMatchObject({ ok: false });
      expect(['wrong-role', 'wrong-phase']).toContain((answer as { code: string }).code);
      expect(here?.match()).toBe(before);
    }
  });

  it('WIRE-12 a message that is not in the contract is refused', async () => {
    const client = await connect();
    for (const name of ['no:such', 'constructor', '__proto__', 'toString', 'room:view', 'model:frame']) {
      expect(await client.raw(name, {})).toMatchObject({ ok: false, code: 'bad-payload' });
    }
  });

  it('WIRE-13 a client of another version is told to reload', async () => {
    const client = await connect();
    const answer = await client.raw('room:watch', { protocol: PROTOCOL_VERSION + 1, code, something: 'new' });
    expect(answer).toMatchObject({ ok: false, code: 'stale-client' });
  });

  it('WIRE-14 no ack, many arguments, an early function: answered where it can be, never harmful', async () => {
    const client = await connect();
    client.socket.emit('room:watch', { protocol: PROTOCOL_VERSION, code });
    client.socket.emit('host:start');
    client.socket.emit('room:join', 1, 2, 3, 4, 5);
    expect(await client.raw('room:watch')).toMatchObject({ ok: false, code: 'bad-payload' });
    expect(await client.raw('room:watch', {}, {}, {}, [1, 2, 3])).toMatchObject({ ok: false });
    expect(app.reports).toEqual([]);
  });

  it('WIRE-15 a message above 16 KiB ends its own connection and nothing else', async () => {
    const [large, other] = [await connect(), await connect()];
    const gone = new Promise((done) => large.socket.once('disconnect', done));
    large.socket.emit('room:watch', { text: 'x'.repeat(20_000) });
    await gone;
    expect(await other.raw('room:watch', { protocol: PROTOCOL_VERSION, code })).toMatchObject({ ok: true });
  });
});
