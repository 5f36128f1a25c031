import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionText } from '../../contract/seat-key.ts';
import { projectFolder } from '../../tools/project.ts';
import { connectClient, createRoom, newId, resume } from '../server/support/client.ts';
import { type RunningApp, runApp } from '../server/support/running-app.ts';

const script = joinPath(projectFolder(), 'docs/examples/bot.mjs');
let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

function startBot(code: string, name: string): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, [script, app.url, code, name], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return new Promise((done) => child.once('close', (status) => done({ status, said })));
}

describe('the bot of docs/bots.md', () => {
  it('WIRE-24 is at most 40 lines long, and docs/bots.md names it', () => {
    expect(readFileSync(script, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    const guide = readFileSync(joinPath(projectFolder(), 'docs/bots.md'), 'utf8');
    expect(guide).toContain('node docs/examples/bot.mjs http://localhost:8080 ABCDEF Mira');
    expect(guide).toContain(connectionText('seat', 'ID', 'CODE').replace(/"(ID|CODE)"/g, '$1'));
  });

  it.each(['moons', 'spam'])('WIRE-24 plays a whole match of %s against itself', async (scenario) => {
    const { code, hostToken } = await createRoom(app.url, { scenarios: [scenario], pace: 1 });
    const host = await connectClient(app.url);
    await resume(host, code, hostToken);
    const bots = [startBot(code, 'Mira'), startBot(code, 'Nadir')];
    await host.until(({ players }) => players.length === 2);
    await host.send('host:start', { id: newId() });
    for (const round of [1, 2]) {
      for (const phase of ['briefing', 'train', 'reveal'] as const) {
        await host.until((view) => view.phase === phase && view.round === round, 200_000);
        await host.send('host:advance', { id: newId(), shown: { phase, round } });
      }
    }
    const ends = await Promise.all(bots);
    for (const { status, said } of ends) {
      expect(said).toMatch(/r[12]b1: \d+ rows to filter\nr1b1: attack [\d.]+, defence [\d.]+\nr2b1: .+\n$/);
      expect(status).toBe(0);
    }
    const { history } = host.view();
    expect(history.map(({ attack, defend }) => [attack.byBot, defend.byBot])).toEqual([
      [false, false],
      [false, false],
    ]);
    host.close();
    expect(app.reports).toEqual([]);
  });
});
