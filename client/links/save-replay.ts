import type { ReplayFile } from '../../contract/replay.ts';

/** Hands a replay to the browser as a file. */
export function saveReplay(file: ReplayFile): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `poisoned-well-${file.code}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
