import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { projectFolder } from '../../tools/project.ts';

const read = (file: string) => readFileSync(join(projectFolder(), file), 'utf8');
const [docker, compose, caddy] = [read('Dockerfile'), read('compose.yaml'), read('Caddyfile')];
const pack = JSON.parse(read('package.json')) as { files: string[]; bin: Record<string, string> };

/** Values as Docker Compose fills them in: `${NAME:-usual}` and `${NAME:?why}`. */
const filled = (value: string, given: Readonly<Record<string, string>>) =>
  value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string, rest: string) => {
    const known = given[name] ?? (kind === '-' ? rest : undefined);
    if (known === undefined) throw new Error(`${name}: ${rest}`);
    return known;
  });

/** `KEY: value` lines that are indented below a key. */
function below(key: string, indent: number): Record<string, string> {
  const from = compose.indexOf(`${' '.repeat(indent)}${key}:`);
  const lines = compose.slice(from).split('\n').slice(1);
  const end = lines.findIndex((line) => !line.startsWith(' '.repeat(indent + 2)));
  return Object.fromEntries(
    lines.slice(0, end).map((line) => {
      const [, name = '', value = ''] = /^ *(\w+): ?(.*)$/.exec(line) ?? [];
      return [name, value];
    }),
  );
}

it('NODE-50 the containers are started with settings that there are, and find each other', () => {
  const given = { POSTGRES_PASSWORD: 'secret', SITE: 'game.example.org' };
  const environment = Object.entries(below('environment', 2)).map(([name, value]) => [
    name,
    filled(value, given),
  ]);
  const image = Object.fromEntries(
    [...(/^ENV (.*)$/m.exec(docker)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  const config = readConfig({ ...image, ...Object.fromEntries(environment) });
  expect(config).toMatchObject({
    databaseUrl: 'postgres://well:secret@postgres/well',
    redisUrl: 'redis://redis:6379',
    publicUrl: 'https://game.example.org',
    port: 8080,
    dataDir: resolve('/data'),
  });
  const services = [...compose.slice(compose.indexOf('\nservices:')).matchAll(/^ {2}(\w+):$/gm)].map(
    ([, name]) => name,
  );
  expect(services).toEqual(expect.arrayContaining(['server', 'worker', 'postgres', 'redis', 'proxy']));
  for (const url of [config.databaseUrl, config.redisUrl])
    expect(services).toContain(new URL(url ?? '').hostname);
  expect(services).toContain(/^\s*name (\w+)$/m.exec(caddy)?.[1]);
  expect(Number(/^\s*port (\d+)$/m.exec(caddy)?.[1])).toBe(config.port);
  expect(Number(/^EXPOSE (\d+)$/m.exec(docker)?.[1])).toBe(config.port);
  expect(docker).toContain(`fetch('http://127.0.0.1:${config.port}/readyz')`);
});

it('NODE-50 the image has what the package has, and starts what the package starts', () => {
  const copied = [...docker.matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(([, path]) => path as string);
  for (const file of pack.files)
    expect(
      copied.some((path) => file === path || file.startsWith(`${path}/`)),
      file,
    ).toBe(true);
  expect(copied).toEqual(expect.arrayContaining(['package.json', 'node_modules']));
  const started = [...`${docker}${compose}`.matchAll(/\["node", (?:"--[^"]+", )*"(dist\/[^"]+)"/g)].map(
    ([, file]) => `./${file}`,
  );
  expect(started).toEqual(
    expect.arrayContaining([pack.bin['poisoned-well'], pack.bin['poisoned-well-worker']] as string[]),
  );
  const fromHere = [...docker.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, list]) =>
    (list as string).split(' '),
  );
  for (const file of fromHere) expect(existsSync(join(projectFolder(), file)), file).toBe(true);
  const ignored = read('.dockerignore').split('\n');
  for (const file of fromHere.filter((each) => each !== '.')) expect(ignored).not.toContain(file);
  expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'dist', 'build', 'data', '.git']));
});
