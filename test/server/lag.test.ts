import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { measureLag } from '../../server/transport/lag.ts';
import type { GameSocket } from '../../server/transport/sessions.ts';

it('SERVER-89 a seat’s lag is the time of a heartbeat there and back', () => {
  const conn = new EventEmitter();
  const told: number[] = [];
  let now = 1_000;
  measureLag(
    { conn: conn as unknown as GameSocket['conn'] },
    () => now,
    (millis) => told.push(millis),
  );
  conn.emit('packet', { type: 'pong' });
  conn.emit('packetCreate', { type: 'ping' });
  now += 40;
  conn.emit('packet', { type: 'message' });
  now += 35;
  conn.emit('packet', { type: 'pong' });
  conn.emit('packet', { type: 'pong' });
  conn.emit('packetCreate', { type: 'ping' });
  now += 450;
  conn.emit('packet', { type: 'pong' });
  expect(told).toEqual([75, 450]);
});
