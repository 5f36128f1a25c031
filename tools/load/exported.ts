import { parse } from 'csv-parse/sync';
import type { Api } from '../../contract/api-of.ts';
import { EXPORT_TABLES, type ExportTable } from '../../engine/match/export.ts';

/** What was played, by what the host of it has seen. */
export interface ExpectedExport {
  readonly code: string;
  readonly token: string;
  readonly nicknames: readonly string[];
  readonly teams: readonly string[];
  readonly bouts: readonly string[];
}

/**
 * Exports a match that is over and holds it against what was played; the rows of each table.
 *
 * @throws Error when a row is missing or too many, or when CSV and JSON differ in their rows
 */
export async function checkExport(api: Api, played: ExpectedExport): Promise<Record<ExportTable, number>> {
  const { code, token, nicknames, teams, bouts } = played;
  const tables = await api('GET /api/rooms/:code/export.json', { params: { code }, token });
  const holds = (what: string, found: readonly unknown[], wanted: readonly unknown[]) => {
    const [a, b] = [found.map(String).sort(), wanted.map(String).sort()];
    if (JSON.stringify(a) !== JSON.stringify(b))
      throw new Error(`export: ${what}: ${a.length} rows where ${b.length} were played, or others`);
  };
  const { players, plans, scores, standings } = tables;
  holds(
    'players',
    players.map(({ nickname }) => nickname),
    nicknames,
  );
  holds(
    'teams',
    tables.teams.map(({ team }) => team),
    teams,
  );
  holds(
    'plans',
    plans.map(({ bout, side }) => `${bout} ${side}`),
    bouts.flatMap((bout) => [`${bout} attack`, `${bout} defend`]),
  );
  holds(
    'scores',
    scores.map(({ bout }) => bout),
    bouts,
  );
  holds(
    'standings',
    standings.map(({ team }) => team),
    teams,
  );
  const counts = {} as Record<ExportTable, number>;
  for (const table of EXPORT_TABLES) {
    const params = { code, table };
    const csv = await api.bytes('GET /api/rooms/:code/export/:table.csv', { params, token });
    counts[table] = parse(Buffer.from(csv), { columns: true }).length;
    if (counts[table] !== tables[table].length)
      throw new Error(`export: ${table}: ${counts[table]} rows as CSV, ${tables[table].length} as JSON`);
  }
  return counts;
}
