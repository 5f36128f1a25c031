import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClientMessage, clientMessages } from '../../contract/messages.ts';
import { ROOM_ALPHABET } from '../../contract/room-alphabet.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';

const id = 'abcdefgh12345678';
const seat = { key: 'a1'.repeat(32), proof: 'b2'.repeat(64) };
const good: Record<ClientMessage, object> = {
  'room:join': { protocol: PROTOCOL_VERSION, id, code: 'ABCDEF', nickname: 'Rosa', seat },
  'room:resume': { protocol: PROTOCOL_VERSION, code: 'ABCDEF', seat },
  'room:watch': { protocol: PROTOCOL_VERSION, code: 'ABCDEF' },
  'room:leave': { id },
  'clock:read': {},
  'team:choose': { id, team: 't1' },
  'audit:buy': { id, bout: 'r1b1', row: 3 },
  'oracle:buy': { id, bout: 'r1b1', codes: 'AAAAAAAA' },
  'training:buy': { id, bout: 'r1b1', plan: { filters: [{ id: 'loss', params: { remove: 0.05 } }] } },
  'team:name': { id, team: 't1', name: 'Night Shift' },
  'draft:attack': { id, round: 1, plan: { attack: { id: 'corner', params: {} }, epsilon: 0.01 } },
  'draft:defend': { id, round: 1, plan: { filters: [{ id: 'loss', params: { remove: 0.05 } }] } },
  'draft:ready': { id, round: 1, side: 'attack', ready: true },
  'draft:commit': { id, round: 1, side: 'attack' },
  'draft:split': { id, round: 1, shares: 'even' },
  'draft:take-back': { id, round: 1, side: 'attack' },
  'guess:make': { id, round: 1, team: 't1', accuracy: 0.83 },
  'bout:watch': {},
  'view:read': {},
  'seat:answer': { keep: true },
  'host:ban': { id, player: 'p9' },
  'host:rename': { id, player: 'p9', nickname: 'Rosa' },
  'host:teams': { id, count: 4 },
  'host:say': { id, text: 'Five minutes' },
  'host:invite': { id, key: seat.key },
  'host:dismiss': { id, host: 'host-1' },
  'host:end': { id },
  'host:again': { id },
  'host:start': { id },
  'host:pause': { id },
  'host:resume': { id },
  'host:extend': { id, millis: 30_000 },
  'host:show': { id, round: 1 },
  'host:advance': { id },
  'host:lock': { id, locked: true },
  'host:door': { id },
  'host:nod': { knock: 'k1', ok: true },
  'host:clear': { id },
  'host:move': { id, player: 'p1', team: 't2' },
  'host:kick': { id, player: 'p1' },
};
const messages = Object.entries(good) as [ClientMessage, Record<string, unknown>][];
const parses = (message: ClientMessage, payload: unknown) =>
  clientMessages[message].safeParse(payload).success;

describe.each(messages)('%s', (message, payload) => {
  it('WIRE-1 is accepted when it is right', () => {
    expect(parses(message, payload)).toBe(true);
  });

  it('WIRE-2 is refused with an unknown key, without any of its keys, and as anything but an object', () => {
    expect(parses(message, { ...payload, more: 1 })).toBe(false);
    for (const key of Object.keys(payload)) {
      const { [key]: _gone, ...rest } = payload;
      expect(parses(message, rest)).toBe(false);
    }
    for (const raw of [null, undefined, [], 'text', 1, new Uint8Array(4)])
      expect(parses(message, raw)).toBe(false);
  });

  it('WIRE-3 is refused when any value is of another kind, not finite or out of range', () => {
    const junk = [
      null,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -1,
      1e300,
      '',
      'x'.repeat(15_001),
      [],
      { a: 1 },
    ];
    for (const key of Object.keys(payload)) {
      for (const value of junk) expect(parses(message, { ...payload, [key]: value })).toBe(false);
    }
  });

  it('WIRE-4 never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withTypedArray: true }), (raw) => {
        expect(() => parses(message, raw)).not.toThrow();
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('plans on the wire', () => {
  const plan = { attack: { id: 'corner', params: {} }, epsilon: 0.01 };
  const commit = (changes: object) => parses('draft:attack', { id, round: 1, plan: { ...plan, ...changes } });

  it('WIRE-3 refuses numbers that are none, and sizes beyond the bounds', () => {
    expect(commit({})).toBe(true);
    for (const epsilon of [Number.NaN, Number.POSITIVE_INFINITY, -0.01, 1.01, '0.01', null]) {
      expect(commit({ epsilon })).toBe(false);
    }
    const attack = (recipe: object) => commit({ attack: { id: 'corner', ...recipe } });
    expect(attack({})).toBe(true);
    expect(attack({ params: { steps: Number.NaN } })).toBe(false);
    expect(attack({ params: { ['x'.repeat(41)]: 1 } })).toBe(false);
    expect(attack({ params: { text: 'x'.repeat(2_001) } })).toBe(false);
    expect(attack({ id: 'no-such-attack' })).toBe(false);
    expect(attack({ id: '__proto__' })).toBe(false);
    expect(commit({ attack: 'corner' })).toBe(false);
  });

  it('WIRE-3 refuses a third filter', () => {
    const filters = Array.from({ length: 3 }, () => ({ id: 'loss', params: {} }));
    expect(parses('draft:defend', { id, round: 1, plan: { filters } })).toBe(false);
  });
});

it('WIRE-5 room codes have no letters that look alike', () => {
  expect(ROOM_ALPHABET).toHaveLength(22);
  for (const letter of 'ILOU01') expect(ROOM_ALPHABET).not.toContain(letter);
  expect(parses('room:watch', { protocol: PROTOCOL_VERSION, code: 'ABCDEI' })).toBe(false);
});
