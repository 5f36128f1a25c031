import type { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { serverUrls } from '../../server/transport/address.ts';

describe('settings', () => {
  it('SERVER-30 have defaults, and are frozen', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 8080, host: '0.0.0.0', logLevel: 'info' });
    expect(Object.isFrozen(config)).toBe(true);
    expect(readConfig({ PORT: '0', HOST: '::1', LOG_LEVEL: 'debug' })).toMatchObject({
      port: 0,
      host: '::1',
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', ''],
    ['HOST', 'my host'],
    ['HOST', '300.1.1.1'],
    ['DATA_DIR', ''],
    ['DATA_DIR', 'postgres://somewhere'],
    ['LOG_LEVEL', 'loud'],
  ])('SERVER-31 %s=%j is refused in one line that names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}=.* must be [^\\n]+$`));
  });
});

describe('addresses', () => {
  const at = (address: string, internal = false) =>
    ({ address, internal, family: 'IPv4' }) as NonNullable<
      ReturnType<typeof networkInterfaces>[string]
    >[number];

  it('SERVER-32 name the local network first, containers late, this machine last', () => {
    const list = {
      lo: [at('127.0.0.1', true)],
      docker: [at('172.17.0.1')],
      wifi: [at('192.168.1.5')],
      lan: [at('10.0.0.7')],
    };
    expect(serverUrls('0.0.0.0', 8080, list)).toEqual([
      'http://192.168.1.5:8080',
      'http://10.0.0.7:8080',
      'http://172.17.0.1:8080',
      'http://localhost:8080',
    ]);
    expect(serverUrls('127.0.0.1', 1, list)).toEqual(['http://localhost:1']);
    expect(serverUrls('10.0.0.7', 1, list)).toEqual(['http://10.0.0.7:1']);
    expect(serverUrls('fe80::1', 1, list)).toEqual(['http://[fe80::1]:1']);
  });
});
