import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { MatchEvent } from '../../engine/match/events.ts';
import { meteredStore } from '../../server/store/metered-store.ts';
import { openThreadStore } from '../../server/store/thread-store.ts';
import { created } from '../match/match-player.ts';
import { paths } from './support/paths.ts';

/** A disk of 70 MB, where this user may have one. */
function smallDisk(): { folder: string; grow(): void; remove(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'poisoned-well-disk-'));
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  try {
    mount('size=70m');
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    grow: () => mount('remount,size=200m'),
    remove() {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const disk = smallDisk();

it.skipIf(disk === null)(
  'FAULT-1 a full disk refuses what it cannot hold, loses nothing that was acknowledged, and goes on when there is room',
  async () => {
    if (!disk) return;
    const open = () => openThreadStore({ ...paths, folder: join(disk.folder, 'data'), report: () => {} });
    const failures: unknown[] = [];
    let store = meteredStore(await open(), () => {});
    await store.create('AAAAAA', [{ ...created, code: 'AAAAAA' }], { seat: 'host', hash: 'h' });
    const said = (): MatchEvent => {
      const text = `Rosalinde ${randomBytes(300_000).toString('base64')}`; // nothing that could be packed
      return { type: 'message-said', to: null, text, at: 1, command: null };
    };
    let acknowledged = 1;
    while (failures.length < 2 && acknowledged < 300) {
      await store.append('AAAAAA', acknowledged, [said()]).then(
        () => acknowledged++,
        (error: unknown) => failures.push(error),
      );
    }
    expect(failures).toHaveLength(2);
    expect(failures[0]).toMatchObject({ code: '53100' }); // Postgres: disk full
    expect(String((failures[0] as Error).stack)).not.toContain('Rosalinde');
    await expect(store.check()).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await store.load('AAAAAA')).toHaveLength(acknowledged);

    disk.grow();
    expect(await store.append('AAAAAA', acknowledged, [said()])).toBe('appended');
    await store.check();
    await store.close();
    store = await open();
    expect(await store.load('AAAAAA')).toHaveLength(acknowledged + 1);
    await store.close();
    disk.remove();
  },
);
