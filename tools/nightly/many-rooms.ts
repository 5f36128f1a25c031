import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MatchEvent, RoomCreated } from '../../engine/match/events.ts';
import { setupOf } from '../../engine/match/setup.ts';
import { newTeams } from '../../engine/match/teams.ts';
import { ENGINE_VERSION } from '../../engine/round/engine-version.ts';
import { projectPaths } from '../../server/project.ts';
import { newCode, newSeed } from '../../server/rooms/secrets.ts';
import { openPgliteStore } from '../../server/store/pglite-store.ts';
import { processorMillis } from '../load/proc.ts';
import { projectFolder } from '../project.ts';
import { startServer, temporaryFolder } from '../server-process.ts';

/** Events of a finished room beside its first and its last. */
const EVENTS = 40;
/** Of so many rooms one is under way, and is woken by a start. */
const ONE_IN = 100;

/**
 * How long a server takes to be ready on a folder with many rooms, by the clock and in processor time, which a busy
 * machine changes less.
 */
export async function startOnManyRooms(
  rooms: number,
): Promise<{ rooms: number; readyMillis: number; cpuMillis: number }> {
  const folder = temporaryFolder();
  try {
    await fill(folder.path, rooms);
    const before = performance.now();
    const server = await startServer(folder.path);
    while ((await fetch(`${server.url}/readyz`)).status !== 200)
      await new Promise((done) => setTimeout(done, 20));
    const readyMillis = Math.round(performance.now() - before);
    const cpuMillis = processorMillis(server.pid);
    await server.kill();
    return { rooms, readyMillis, cpuMillis };
  } finally {
    folder.remove();
  }
}

async function fill(folder: string, rooms: number): Promise<void> {
  mkdirSync(join(folder), { recursive: true });
  const store = await openPgliteStore(folder, projectPaths(projectFolder()).migrationsDir);
  for (let i = 0; i < rooms; i++) {
    const opened = newRoom();
    await store.create(opened.code, [opened], { seat: 'host', hash: String(i) });
    await store.append(opened.code, 1, i % ONE_IN === 0 ? begun(opened) : finished(opened));
  }
  await store.close();
}

function newRoom(): RoomCreated {
  const setup = setupOf({ format: 'wells', scenarios: ['moons'], teams: 4 });
  if (!setup) throw new Error('no such room');
  return {
    type: 'room-created',
    ...{ ...setup, code: newCode(), event: null, seed: newSeed(), seedChosen: false },
    ...{ teams: newTeams(4), engine: ENGINE_VERSION, scenarios: ['moons'], at: Date.now(), command: null },
  };
}

/** A room in its first briefing, without an end by itself. */
const begun = ({ at }: RoomCreated): MatchEvent[] => [
  { type: 'phase-started', phase: 'briefing', round: 1, endsAt: null, at, command: null },
];

const finished = ({ at }: RoomCreated): MatchEvent[] => [
  ...Array.from(
    { length: EVENTS },
    (_, i): MatchEvent => ({ type: 'message-said', to: null, text: `Message ${i}`, at, command: null }),
  ),
  { type: 'match-ended', at, command: null },
];
