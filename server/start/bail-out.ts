import { languageOfEnvironment } from '../../texts/language.ts';
import { loadServerTexts, type ServerTexts } from '../../texts/server-texts.ts';
import { ConfigError, LOG_LEVELS } from '../config.ts';
import { ServiceError } from '../service-error.ts';
import { FolderError } from '../store/folder-error.ts';

/**
 * Ends the process: settings that cannot work are one line in the language of the environment and code 2, anything
 * else is ours and code 1.
 */
export async function bailOut(error: unknown): Promise<never> {
  const line = settingTrouble(error, await loadServerTexts(languageOfEnvironment(process.env)));
  process.stderr.write(line === null ? `${trace(error)}\n` : `poisoned-well: ${line}\n`);
  process.exit(line === null ? 1 : 2);
}

function settingTrouble(error: unknown, texts: ServerTexts): string | null {
  if (error instanceof ConfigError) {
    const { setting, value } = error;
    return texts.wrongSetting(setting, value, texts.wanted[setting](LOG_LEVELS));
  }
  if (error instanceof FolderError) return texts.folder[error.trouble](error.folder);
  if (error instanceof ServiceError) {
    const { trouble, place, setting, reason } = error;
    return texts.service[trouble](place, setting) + (reason === null ? '' : ` (${reason})`);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refused: Readonly<Record<string, string>> = texts.refused;
  return Object.hasOwn(refused, code) ? (refused[code] as string) : null;
}

function trace(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // A failure inside a minified library prints its whole source line; nobody is served by that.
  return text
    .split('\n')
    .map((line) => line.slice(0, 300))
    .join('\n');
}
