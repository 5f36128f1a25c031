import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerProcess } from '../server-process.ts';
import { addUp, type Checked, checkWrittenRoom, openWrittenRoom } from './writers.ts';

/** The longest time from the first command to the kill, in milliseconds. */
const LATEST_MILLIS = 500;

/**
 * Kills a server at random moments while commands arrive, and looks whether all that it has acknowledged is there when it
 * has come back. Every kill has a room of its own; each room is looked at after its own kill and at the end.
 *
 * @param start  starts the server again on what it has kept
 */
export async function killServer(
  first: ServerProcess,
  start: (port: number) => Promise<ServerProcess>,
  kills: number,
): Promise<{ readonly server: ServerProcess; readonly found: Checked }> {
  let server = first;
  const rooms = [];
  const found = [];
  for (let kill = 0; kill < kills; kill++) {
    const room = await openWrittenRoom(server.url);
    const writing = await room.write(server.url);
    await pause(randomInt(LATEST_MILLIS));
    await server.kill();
    writing.stop();
    server = await start(server.port);
    rooms.push(room);
    found.push(await checkWrittenRoom(server.url, room));
  }
  for (const room of rooms) found.push(await checkWrittenRoom(server.url, room));
  return { server, found: addUp(found) };
}

/** Something that a server depends on, and that comes back with what it has kept. */
interface Dependency {
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** The same with something that the server depends on: the server stays, and the host goes on. */
export async function killDependency(
  server: ServerProcess,
  dependency: Dependency,
  { kills, awayMillis }: { readonly kills: number; readonly awayMillis: number },
): Promise<Checked> {
  const room = await openWrittenRoom(server.url);
  const writing = await room.write(server.url);
  for (let kill = 0; kill < kills; kill++) {
    await pause(randomInt(LATEST_MILLIS));
    await dependency.kill();
    await pause(awayMillis);
    await dependency.start();
    await goesOn(room.chains);
  }
  writing.stop();
  return checkWrittenRoom(server.url, room);
}

const GOES_ON_MILLIS = 20_000;

/** Resolves when commands are acknowledged again. */
export async function goesOn(chains: readonly { readonly acknowledged: number }[]): Promise<void> {
  const before = chains.map(({ acknowledged }) => acknowledged);
  const until = performance.now() + GOES_ON_MILLIS;
  while (chains.every(({ acknowledged }, i) => acknowledged === before[i])) {
    if (performance.now() > until) throw new Error('no command is acknowledged any more');
    await pause(20);
  }
}
