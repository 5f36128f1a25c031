import { afterAll, beforeAll } from 'vitest';
import { type Client, connectClient, createRoom, join, newId, resume } from './client.ts';
import { type RunningApp, runApp } from './running-app.ts';

/** One server for all tests of a file, with the clients that they connect; both end with the file. */
export function sharedApp(options: Parameters<typeof runApp>[0] = {}) {
  let app: RunningApp;
  const clients: Client[] = [];
  beforeAll(async () => {
    app = await runApp(options);
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await app.close();
  });
  const connect = async () => {
    const client = await connectClient(app.url);
    clients.push(client);
    return client;
  };

  async function seated(code: string, nickname: string) {
    const client = await connect();
    const joined = await join(client, code, nickname);
    if (!joined.ok || !joined.seat) throw new Error('no seat');
    return { client, ...joined.seat };
  }

  return {
    get url() {
      return app.url;
    },
    get rooms() {
      return app.rooms;
    },
    get reports() {
      return app.reports;
    },
    get store() {
      return app.store;
    },
    connect,
    /** A room whose first attack is being prepared, on `moons`: players join one after the other, so teams take turns. */
    async preparing(seed: number, nicknames: readonly string[] = ['Rosa', 'Blaise']) {
      const { code, hostToken } = await createRoom(app.url, { pace: 5, seed });
      const host = await connect();
      await resume(host, code, hostToken);
      const players: Awaited<ReturnType<typeof seated>>[] = [];
      for (const nickname of nicknames) players.push(await seated(code, nickname));
      await host.send('host:start', { id: newId() });
      await host.send('host:advance', { id: newId() });
      await players[0]?.client.until((view) => view.phase === 'prepare');
      return { code, host, hostToken, players };
    },
  };
}
