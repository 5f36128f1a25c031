import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, expect, it } from 'vitest';
import { readTlsPair } from '../../server/start/tls-pair.ts';
import { runApp } from './support/running-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'poisoned-well-tls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const well = (...args: string[]) =>
  execFileSync(process.execPath, ['dist/cli/main.js', 'cert', ...args], { encoding: 'utf8', stdio: 'pipe' });

it('CLI-70, SERVER-38 the certificate of well cert serves the page and the sockets over https', async () => {
  const paths = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  writeFileSync(paths.key, 'a key of before, for everybody to read', { mode: 0o644 });
  const said = well('127.0.0.1', 'well.lan', '--out', folder, '--days', '7', '--force');
  expect(statSync(paths.key).mode & 0o077).toBe(0);
  expect(() => well('127.0.0.1', '--out', folder)).toThrow(/--force/);

  const tls = readTlsPair({ tls: paths });
  if (!tls) throw new Error('no pair');
  const certificate = new X509Certificate(tls.cert);
  expect(said).toContain(certificate.fingerprint256);
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(certificate.checkHost('well.lan')).toBe('well.lan');
  expect(certificate.checkHost('other.lan')).toBeUndefined();

  const app = await runApp({ tls, site: { secure: true } });
  const status = await new Promise((done, failed) => {
    const asking = request(`${app.url}/healthz`, { ca: tls.cert }, ({ statusCode }) => done(statusCode));
    asking.on('error', failed).end();
  });
  expect(status).toBe(200);
  const socket = io(app.url, { ca: tls.cert.toString(), transports: ['websocket'], forceNew: true });
  expect(await socket.timeout(10_000).emitWithAck('clock:read', {})).toMatchObject({ ok: true });
  socket.close();
  await app.close();

  const other = join(folder, 'other.pem');
  writeFileSync(other, 'no certificate');
  expect(() => readTlsPair({ tls: { ...paths, cert: other } })).toThrow('TLS_CERT');
  expect(() => readTlsPair({ tls: { ...paths, key: other } })).toThrow('TLS_KEY');
  expect(() => readTlsPair({ tls: { ...paths, key: join(folder, 'gone.pem') } })).toThrow('TLS_KEY');
});
