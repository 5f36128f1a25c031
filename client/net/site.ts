import { apiOf } from '../../contract/api-of.ts';
import type { AskedBody } from '../../contract/routes.ts';
import { siteRoutes } from '../../contract/site-routes.ts';
import { HttpTrouble, signingClock, told } from './asking.ts';

/** What the server is asked outside of a room; addresses are relative to the page's base. */
const site = apiOf(siteRoutes, '', (url, init) => fetch(url, init), signingClock);

export const requestRoom = (body: AskedBody<'POST /api/rooms'>) => told(site('POST /api/rooms', { body }));

/** A healthy model of a scenario, laid out. */
export const healthyFile = (scenario: string) =>
  told(site.bytes('GET /api/scenarios/:scenario/healthy', { params: { scenario } }));

export const fetchOwnScenarios = async () => (await told(site('GET /api/scenarios', {}))).own;

/** Whether the server answers a plain request. */
export const serverAnswers = (): Promise<boolean> =>
  fetch('healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

export const fetchPackFile = (scenario: string) => dataFile(`${scenario}.pack`);
export const fetchPhrasingFile = (scenario: string) => dataFile(`${scenario}.phrasing`);

async function dataFile(name: string): Promise<Uint8Array> {
  const reply = await told(fetch(`packs/${name}`));
  if (!reply.ok) throw new HttpTrouble('unknown-name', `status ${reply.status}`);
  return new Uint8Array(await reply.arrayBuffer());
}
