import { spawnSync } from 'node:child_process';

/** Installs a package of Debian's or Ubuntu's where this process may do so; false where it may not. */
export function tryApt(name: string, say: (line: string) => void): boolean {
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0;
  if (!mayInstall || spawnSync('apt-get', ['--version']).status !== 0) return false;
  say(`Installing the package "${name}" with apt-get …`);
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['install', '-y', '-qq', name], { stdio: ['ignore', 'ignore', 'inherit'], env });
  return true;
}
