import type { Platform } from '../clock.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const letters = (bytes: Uint8Array) => Array.from(bytes, (byte) => LETTERS[byte & 63]).join('');

/** The secret that keeps a seat: 132 random bits. It never leaves this browser but in a link that its owner hands on. */
export const newToken = (platform: Platform): string => letters(platform.randomBytes(22));

/** 96 random bits, base64url: names a command, so that a retry does nothing twice. */
export function commandId(platform: Platform): string {
  return letters(platform.randomBytes(16));
}
