import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

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

  it('SERVER-30 PUBLIC_URL has the sub-path in it unless BASE_PATH says another', () => {
    expect(readConfig({ PUBLIC_URL: 'https://a.example/well/' })).toMatchObject({
      publicUrl: 'https://a.example/well',
      basePath: '/well',
    });
    expect(readConfig({ PUBLIC_URL: 'https://a.example', BASE_PATH: '/x/' })).toMatchObject({
      publicUrl: 'https://a.example',
      basePath: '/x',
    });
    expect(readConfig({ TRUST_PROXY: '1' }).trustProxy).toBe(1);
    expect(readConfig({ TRUST_PROXY: 'loopback, 10.1.0.0/16' }).trustProxy).toEqual([
      'loopback',
      '10.1.0.0/16',
    ]);
  });

  it('SERVER-31 DATABASE_URL is an address of Postgres; a password in a wrong one is not repeated', () => {
    const databaseUrl = 'postgres://well:secret@10.0.0.5/well';
    expect(readConfig({ DATABASE_URL: databaseUrl }).databaseUrl).toBe(databaseUrl);
    expect(() => readConfig({ DATABASE_URL: 'mysql://well:secret@10.0.0.5' })).toThrow(
      'DATABASE_URL="mysql:…" cannot be used',
    );
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
    ['PUBLIC_URL', 'game.example.org'],
    ['PUBLIC_URL', 'ftp://game.example.org'],
    ['PUBLIC_URL', 'https://game.example.org/?room=1'],
    ['PUBLIC_URL', 'https://game.example.org/a//b'],
    ['BASE_PATH', 'well'],
    ['BASE_PATH', '/a/../b'],
    ['BASE_PATH', '/<script>'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'nginx'],
  ])('SERVER-31 %s=%j is refused in one line that names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(`${name}=${JSON.stringify(value)} cannot be used`);
  });
});
