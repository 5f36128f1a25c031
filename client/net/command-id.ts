import type { Platform } from '../clock.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 96 random bits, base64url: names a command, so that a retry does nothing twice. */
export function commandId(platform: Platform): string {
  return Array.from(platform.randomBytes(16), (byte) => LETTERS[byte & 63]).join('');
}
