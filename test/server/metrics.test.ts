import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createMetrics } from '../../server/metrics.ts';
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

it('SEEN-1 the dashboard, the alerts and the page for operators name metrics and labels that there are', async () => {
  const metrics = createMetrics({
    connections: () => 1,
    rooms: () => new Map([['lobby', 1]]),
    queue: () => 0,
  });
  metrics.heard({ message: 'room:join', code: 'too-fast', seconds: 0.1 });
  metrics.job({ kind: 'round', recipe: 'alfa', ok: false, waitedSeconds: 1, tookSeconds: 1 });
  metrics.stored('load', 0.1, false);
  metrics.stalled(4);
  const series = new Map<string, string>(); // the labels of each metric, as they are written
  for (const line of (await metrics.text()).split('\n')) {
    const [, name, labels = ''] = /^(\w+)(?:{(.*)})? /.exec(line) ?? [];
    if (name !== undefined) series.set(name, `${series.get(name) ?? ''} ${labels}`);
  }
  const page = (file: string) => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
  const panels = JSON.parse(page('grafana.json')) as {
    panels: { targets: { expr: string }[] }[];
  };
  const rules = [...page('alerts.yaml').matchAll(/expr: (.*)/g)].map(([, expr]) => expr as string);
  const asked = [...panels.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)), ...rules];
  expect(asked.length).toBeGreaterThan(15);
  for (const expr of asked) {
    const names = [...expr.matchAll(/\b(?:well|nodejs|process)_\w+/g)].map(([name]) => name);
    expect(names.length, expr).toBeGreaterThan(0);
    const given = names.map((name) => series.get(name));
    expect(given, expr).not.toContain(undefined);
    const by = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels]) => (labels as string).split(', '));
    const matched = [...expr.matchAll(/[{,](\w+)="/g)].map(([, label]) => label as string);
    // `instance` is the scraper's own.
    for (const label of [...by, ...matched])
      if (label !== 'instance') expect(given.join(' '), expr).toContain(`${label}="`);
  }
  const told = [...page('operating.md').matchAll(/`(well_\w+)/g)].map(([, name]) => name as string);
  for (const name of told)
    expect(
      [...series.keys()].some((key) => key.startsWith(name)),
      name,
    ).toBe(true);
  const own = [...series.keys()].filter((name) => name.startsWith('well_'));
  for (const name of own) expect(told, name).toContain(name.replace(/_(bucket|sum|count)$/, ''));
});
