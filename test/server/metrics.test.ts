import { expect, it } from 'vitest';
import type { Heard } from '../../server/transport/heard.ts';
import { connectClient, createRoom, join, newId, resume } from './support/client.ts';
import { runApp } from './support/running-app.ts';

it('SEEN-1, SEEN-2 /metrics counts what goes on, and neither it nor the log names anybody', async () => {
  const heard: Heard[] = [];
  const app = await runApp({ metered: true, heard: (each) => heard.push(each) });
  const { code, hostToken } = await createRoom(app.url);
  const [host, rosa] = [await connectClient(app.url), await connectClient(app.url)];
  await resume(host, code, hostToken);
  await join(rosa, code, 'Rosalinde');
  await rosa.send('host:start', { id: newId() });
  await fetch(`${app.url}/api/rooms/ZZZZZZ`);

  const answer = await fetch(`${app.url}/metrics`);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/plain');
  for (const line of [
    'well_connections 2',
    'well_rooms{phase="lobby"} 1',
    'well_ack_seconds_count{message="room:join"} 1',
    'well_refusals_total{code="wrong-role",over="socket"} 1',
    'well_refusals_total{code="room-unknown",over="http"} 1',
    'well_store_seconds_count{call="create"} 1',
    'well_job_queue 0',
  ])
    expect(text).toContain(`
${line}
`);
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');

  expect(heard.map(({ message, code: outcome, seat }) => [message, outcome, seat])).toEqual([
    ['room:resume', 'ok', 'host'],
    ['room:join', 'ok', 'p1'],
    ['host:start', 'wrong-role', 'p1'],
  ]);
  expect(heard.every(({ room }) => room === code)).toBe(true);
  const told = `${text}${JSON.stringify(heard)}`;
  for (const secret of ['Rosalinde', hostToken]) expect(told).not.toContain(secret);
  expect(text).not.toContain(code);
  for (const client of [host, rosa]) client.close();
  await app.close();
});
