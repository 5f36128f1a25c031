import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCliTexts } from '../../texts/cli-texts.ts';
import { languageOfEnvironment } from '../../texts/language.ts';
import { runWell, scratchFolder } from './well.ts';

const folder = scratchFolder();
const inLanguage =
  (tag: string) =>
  (...args: string[]) =>
    runWell(folder, args, undefined, { LC_ALL: '', LC_MESSAGES: '', LANG: tag });
const german = inLanguage('de_DE.UTF-8');
const english = inLanguage('C');

const rows = Array.from({ length: 40 }, (_, i) => `${i % 2 ? 1.5 : -1.5},${(i * 7) % 5},${i % 2}`).join('\n');
writeFileSync(join(folder, 'rows.csv'), `a,b,label\n${rows}\n`);
const files = ['--train', 'rows.csv', '--test', 'rows.csv'];
const round = ['play', '--scenario', 'moons', '--attack', 'far-flip', '--filter', 'sphere'];

describe('the language of the command', () => {
  it('CLI-9 is that of LC_ALL, else LC_MESSAGES, else LANG; English for C, POSIX, nothing and what is not spoken', () => {
    expect(languageOfEnvironment({ LC_ALL: 'de_AT.UTF-8', LANG: 'en_GB' })).toBe('de');
    expect(languageOfEnvironment({ LC_ALL: '', LC_MESSAGES: 'de', LANG: 'en_GB' })).toBe('de');
    expect(languageOfEnvironment({ LANG: 'de_DE.UTF-8' })).toBe('de');
    // The first that is set decides, also where it is English.
    expect(languageOfEnvironment({ LC_ALL: 'C', LANG: 'de_DE.UTF-8' })).toBe('en');
    for (const LANG of ['C', 'POSIX', '', 'fr_FR.UTF-8', undefined])
      expect(languageOfEnvironment({ LANG })).toBe('en');
  });

  it('CLI-9 is that of the help, with the words of the package that makes it', async () => {
    const { code, out } = await german('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^Aufruf: well \[Optionen\] \[Befehl\]\n/);
    expect(out).toContain('eine Runde spielen');
    const play = await german('play', '--help');
    expect(play.out).toContain('(Vorgabe: "none")');
    for (const text of [out, play.out]) expect(text).not.toMatch(/Usage|Options|Commands|default:|display/);
    // Places too: each of a command is one of the words that the language has for them.
    const { places: held } = (await loadCliTexts('de')).program;
    const words = [...Object.values(held), 'n'];
    const commands = [...out.matchAll(/^ {2}(\w+) \[Optionen\]/gm)].map(([, name]) => name as string);
    expect(commands.length).toBeGreaterThan(9);
    for (const name of commands) {
      const help = (await german(name, '--help')).out;
      const places = [...help.matchAll(/(?<=[<[])\p{L}[^<>[\]]*?(?=\.{0,3}[>\]])/gu)].map(([place]) => place);
      expect(places.length, name).toBeGreaterThan(0);
      expect(
        places.filter((place) => !words.includes(place)),
        name,
      ).toEqual([]);
    }
    expect((await english('--help')).out).toMatch(/^Usage: well \[options\] \[command\]\n/);
  });

  it('CLI-9 is that of a wrong call, with the same exit code', async () => {
    const { code, err } = await german('plya');
    expect(code).toBe(2);
    expect(err).toBe("Fehler: unbekannter Befehl 'plya'\n(Ist play gemeint?)\n(--help zeigt, was es gibt)\n");
    expect((await german('play')).err).toContain("Fehler: Die Option '--scenario <ID>' ist nötig und fehlt");
    expect((await german('replay')).err).toContain("Fehler: Das Argument 'Datei' fehlt");
    expect((await german('list', '--jsno')).err).toContain("Fehler: unbekannte Option '--jsno'\n(Ist --json");
    expect((await german('replay', 'a', 'b')).err).toContain('höchstens 1 erwartet, 2 angegeben');
    expect((await english('plya')).err).toContain("error: unknown command 'plya'\n(Did you mean play?)\n");
  });

  it('CLI-9 is that of lists, rounds and evaluations, numbers included', async () => {
    const { out: listed } = await german('list');
    expect(listed).toContain('--param assumed (Zahl, 0 … 1, Vorgabe 0.03)');
    const [en, de] = await Promise.all([loadCliTexts('en'), loadCliTexts('de')]);
    const own = new Set(Object.values(de.list.facts));
    for (const name of Object.values(en.list.facts).filter((word) => !own.has(word)))
      expect(listed, name).not.toContain(`    ${name}: `);
    expect(listed).not.toMatch(/\bdefault\b|\bneeds\b|\binteger\b/);
    const played = await german(...round);
    expect(played.out).toContain('moons, Seed 1: far-flip (32 Zeilen) gegen sphere');
    expect(played.out).toMatch(/Testfehler {7}\d+,\d\d % {3}sauber \d+,\d\d %/);
    expect(played.out).not.toMatch(/\d\.\d\d %|caught|training/);
    const { out } = await german('evaluate', ...files);
    expect(out).toContain('rows.csv: CSV, Kommas zwischen den Feldern, mit Kopfzeile, 40 Zeilen, 2 Merkmale');
    expect(out).toMatch(/ {2}Testfehler +0,00 %\n/);
    expect(out).not.toMatch(/rows |error|peak/);
    writeFileSync(join(folder, 'gaps.csv'), `a,b,label\n${rows}\n,,\n`);
    const gaps = ['evaluate', '--train', 'gaps.csv', '--test', 'rows.csv', '--json'];
    const { out: json, err } = await german(...gaps);
    expect(err).toContain('gaps.csv: 1 Zeile ohne Inhalt bleibt weg');
    // Sentences in JSON are English.
    const doubts = ['gaps.csv: 1 row of empty fields is left out'];
    expect(JSON.parse(json)).toMatchObject({ warnings: doubts, files: [{ doubts }, { doubts: [] }] });
  });

  it('CLI-9 is that of errors: what a person can mend in whole, of others the heading', async () => {
    writeFileSync(join(folder, 'ragged.csv'), 'a,b,label\n1,2,x\n1,y\n');
    for (const [args, said] of [
      [['play', '--scenario', 'moon'], 'unknown-name: Kein Szenario heißt "moon"; am nächsten: moons'],
      [
        ['evaluate', '--train', 'ragged.csv', '--test', 'rows.csv'],
        'bad-file: ragged.csv, Zeile 3: 3 Spalten erwartet, 2 gefunden',
      ],
      [[...round, '--seed', 'x'], 'bad-parameters: --seed: eine Zahl von 0 bis'],
      [
        ['replay', 'rows.csv'],
        'bad-file: Die Datei ist keine Aufzeichnung, denn sie enthält kein JSON. Wähle',
      ],
      [['pack', 'rows.csv'], 'bad-file: Die Datei ist nicht zu verwenden: '],
    ] as const) {
      const { code, err } = await german(...args);
      expect(code).toBe(2);
      expect(err.startsWith(`well: ${said}`), err).toBe(true);
    }
  });

  it('CLI-9 leaves JSON, CSV and documents as they are, to the byte', async () => {
    const timeless = (text: string) =>
      text
        .replaceAll(/"\w*(Millis|MemoryBytes)": [\d.]+/g, '')
        .replaceAll(/"(read|filter|train)": [\d.]+/g, '');
    for (const args of [
      ['list', '--json'],
      ['list', '--markdown'],
      [...round, '--json'],
      ['evaluate', ...files, '--json'],
    ]) {
      const [one, other] = await Promise.all([german(...args), english(...args)]);
      expect(one.code, one.err).toBe(0);
      expect(timeless(one.out)).toBe(timeless(other.out));
    }
  });
});
