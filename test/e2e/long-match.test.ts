import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { standingsOf } from '../../engine/match/standings.ts';
import { newTeams } from '../../engine/match/teams.ts';
import type { BoutResult, RoomView } from '../../engine/match/views.ts';
import { byId, PROJECTOR } from '../support/browser.ts';
import { openSite } from '../support/site.ts';

const site = openSite();

/** The end of a match of wells in which every team meets the next one in every round. */
function ended(view: RoomView, teamCount: number, rounds: number): RoomView {
  const teams = newTeams(teamCount);
  const results = Array.from({ length: rounds * teamCount }, (_, k): BoutResult => {
    const [round, at] = [1 + Math.floor(k / teamCount), k % teamCount];
    const [attack, defend] = [teams[at], teams[(at + 1) % teamCount]].map((team) => team?.id ?? '');
    return {
      ...{ id: `r${round}b${at + 1}`, round, teams: { attack: attack as string, defend: defend as string } },
      ...{ attackScore: 60 + ((7 * k) % 11), defenceScore: 50 + ((5 * k) % 13) },
      ...{ accuracy: 0.8, cleanAccuracy: 0.95 },
    };
  });
  const records = results.map(({ attackScore, defenceScore, ...bout }) => ({
    ...bout,
    summary: { attackScore, defenceScore },
  }));
  const played = { teams, results, standings: standingsOf({ teams, records }) };
  return { ...view, ...played, phase: 'over', format: 'wells', players: [], round: rounds, rounds };
}

/** A projector that is sent such an end in place of the room's first view. */
async function projectorOf(code: string, teamCount: number, rounds: number): Promise<Page> {
  const { page } = await site.open('/', PROJECTOR);
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((sent) => {
      const at = String(sent).indexOf('[');
      if (!String(sent).includes('"standings"')) return socket.send(sent);
      const body = JSON.parse(String(sent).slice(at)).map((part: { view?: RoomView }) =>
        part.view ? { ...part, view: ended(part.view, teamCount, rounds) } : part,
      );
      socket.send(String(sent).slice(0, at) + JSON.stringify(body));
    });
  });
  await page.goto(`${site.server.url}/watch/${code}`);
  await byId(page, 'result').waitFor();
  return page;
}

it('CLIENT-22 the end of a long match has its last rounds, and nothing beyond the edges of a projector', async () => {
  const { code } = await site.createRoom();
  for (const [teamCount, rounds, columns] of [
    [3, 40, 20],
    [3, 12, 12],
    [4, 3, 3],
    [12, 13, 10],
  ] as const) {
    const page = await projectorOf(code, teamCount, rounds);
    const table = byId(page, 'round-table');
    const heads = await table.locator('thead th.num').allTextContents();
    expect(heads.map(Number)).toEqual(Array.from({ length: columns }, (_, k) => rounds - columns + k + 1));
    expect(/\d+/.test((await table.getByRole('heading').textContent()) ?? '')).toBe(columns < rounds);
    const size = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth, scrollHeight];
    });
    expect(size, `${teamCount} teams, ${rounds} rounds`).toEqual([1_920, 1_080]);
    const wide = await page
      .locator('.result-score .value')
      .evaluateAll((values) => values.filter((value) => value.scrollWidth > value.clientWidth).length);
    expect(wide).toBe(0);
    await page.context().close();
  }
});
