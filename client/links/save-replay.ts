import type { ReplayFile } from '../../contract/replay.ts';
import { saveFile } from './save-file.ts';

/** Hands a replay to the browser as a file. */
export const saveReplay = (file: ReplayFile): void =>
  saveFile(`poisoned-well-${file.code}.json`, JSON.stringify(file, null, 2), 'application/json');
