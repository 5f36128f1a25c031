import { Client } from 'pg';
import { ServiceError } from '../service-error.ts';

/** The key of the advisory lock that every server holds for as long as it runs. */
const SERVER_LOCK = 0x706f6973;
const AGAIN_MILLIS = 1_000;

export interface DatabaseLock {
  release(): Promise<void>;
}

/**
 * Says in the database that a server is there. Servers that know of each other share it; one that does not has it for
 * itself, because its clocks would run beside those of the others. The lock ends with the connection, so nothing stale
 * keeps a database shut. After a restart of the database it is taken again.
 *
 * @throws ServiceError 'in-use' when it cannot be had
 */
export async function holdDatabase(
  url: string,
  shared: boolean,
  report: (error: unknown) => void,
): Promise<DatabaseLock> {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let released = false;

  async function take(): Promise<void> {
    const mine = new Client({
      connectionString: url,
      application_name: 'poisoned-well lock',
      keepAlive: true,
    });
    mine.on('error', report);
    await mine.connect();
    const ask = shared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
    const { rows } = await mine.query<{ held: boolean }>(`select ${ask}($1) as held`, [SERVER_LOCK]);
    if (!rows[0]?.held) {
      await mine.end();
      throw new ServiceError('DATABASE_URL', 'in-use', url);
    }
    mine.once('end', () => {
      if (!released) takeAgain();
    });
    client = mine;
  }

  function takeAgain(): void {
    timer = setTimeout(() => {
      take().catch((error: unknown) => {
        if (error instanceof ServiceError) report(error);
        if (!released) takeAgain();
      });
    }, AGAIN_MILLIS);
  }

  await take();
  return {
    async release() {
      released = true;
      if (timer) clearTimeout(timer);
      await client?.end();
    },
  };
}
