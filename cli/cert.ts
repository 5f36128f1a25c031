import 'reflect-metadata'; // @peculiar/x509 asks for it to be there first
import { webcrypto } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { GameError } from '../engine/errors.ts';
import type { CliTexts } from '../texts/cli-texts.ts';
import { integerOption } from './options.ts';

interface CertOptions {
  readonly out: string;
  readonly days: string;
  readonly force?: boolean;
}

const DAY_MILLIS = 86_400_000;
/** Clocks of phones are off by some minutes, some by hours. */
const EARLIER_MILLIS = DAY_MILLIS;
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
/** A name or an address, as browsers compare it. */
const NAME = /^[a-z0-9*]([a-z0-9.-]*[a-z0-9])?$/i;

/** `well cert`: a key and a certificate that the server signs for itself, for a network without a name of its own. */
async function cert(given: readonly string[], options: CertOptions, texts: CliTexts): Promise<void> {
  const days = integerOption('--days', options.days, 1, 825);
  const names = given.length > 0 ? [...given] : ownNames();
  for (const name of names) {
    if (isIP(name) === 0 && !NAME.test(name))
      throw new GameError(
        'bad-parameters',
        `${JSON.stringify(name)} is neither a host name nor an IP address`,
      );
  }
  const files = { cert: join(options.out, 'cert.pem'), key: join(options.out, 'key.pem') };
  for (const path of Object.values(files)) {
    if (existsSync(path) && options.force !== true)
      throw new GameError('conflict', `${path} is there already: --force writes it anew`);
  }
  const pair = await selfSigned(names, days);
  rmSync(files.key, { force: true }); // a file that is there keeps its mode
  writeFileSync(files.key, pair.key, { mode: 0o600 });
  writeFileSync(files.cert, pair.cert);
  console.log(texts.cert.made({ ...files, names, days, fingerprint: pair.fingerprint }));
}

/** Every name that the machine answers to in its own network. */
function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address),
  );
  const own = NAME.test(hostname()) ? [hostname().toLowerCase()] : [];
  return [...new Set([...addresses, ...own, 'localhost', '127.0.0.1'])];
}

async function selfSigned(names: readonly string[], days: number) {
  const {
    X509CertificateGenerator,
    SubjectAlternativeNameExtension,
    BasicConstraintsExtension,
    ExtendedKeyUsageExtension,
    KeyUsageFlags,
    KeyUsagesExtension,
    cryptoProvider,
  } = await import('@peculiar/x509');
  const { subtle } = webcrypto;
  cryptoProvider.set(webcrypto as unknown as Parameters<typeof cryptoProvider.set>[0]);
  const signing = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const keys = await subtle.generateKey(signing, true, ['sign', 'verify']);
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Poisoned Well',
    notBefore: new Date(now - EARLIER_MILLIS),
    notAfter: new Date(now + days * DAY_MILLIS),
    signingAlgorithm: signing,
    keys: keys as unknown as NonNullable<
      Parameters<typeof X509CertificateGenerator.createSelfSigned>[0]['keys']
    >,
    extensions: [
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([SERVER_AUTH]),
    ],
  });
  const secret = Buffer.from(await subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const fingerprint = Buffer.from(await certificate.getThumbprint('SHA-256')).toString('hex');
  return {
    cert: `${certificate.toString('pem')}\n`,
    key: `-----BEGIN PRIVATE KEY-----\n${secret.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`,
    fingerprint: (fingerprint.toUpperCase().match(/../g) ?? []).join(':'),
  };
}

export function addCert(program: Command, texts: CliTexts): void {
  const words = texts.cert;
  program
    .command('cert')
    .description(words.description)
    .argument('[names...]', words.names)
    .option('--out <folder>', words.out, '.')
    .option('--days <n>', words.days, '30')
    .option('--force', words.force)
    .action((names: string[], options: CertOptions) => cert(names, options, texts));
}
