import { describe, expect, it } from 'vitest';
import { intoPage, outOfWorker } from '../../client/engine-worker/failure.ts';
import { loadRemarkWords } from '../../client/remark-words.ts';
import { GameError, RemarkError, remarkIn } from '../../engine/errors.ts';
import { readTable } from '../../instrument/formats/read-tables.ts';
import { REMARKS } from '../../instrument/remarks.ts';
import { remarks as german } from '../../texts/de/well/remarks.ts';
import { LANGUAGES } from '../../texts/language.ts';

const read = (content: string, name = 'a.csv') => readTable(name, new TextEncoder().encode(content));

/** What the page gets of what reading a file throws in the worker: what is thrown there crosses as plain data. */
function crossed(content: string, name?: string): unknown {
  try {
    read(content, name);
  } catch (error) {
    return intoPage(structuredClone(outOfWorker(error)));
  }
  throw new Error('the file was read');
}

describe('what is said of a file, out of the worker', () => {
  it('CLIENT-65 an error keeps its code and its message, and is told in the language of the page', async () => {
    const error = crossed('a,b,label\n1,2,x\n1,y\n') as RemarkError;
    expect(error).toBeInstanceOf(RemarkError);
    expect(error).toMatchObject({ code: 'bad-file', message: 'a.csv, line 3: expected 3 columns, found 2' });
    const [en, de] = await Promise.all([loadRemarkWords('en'), loadRemarkWords('de')]);
    expect(en.say(error.remark)).toBe(error.message);
    expect(de.say(error.remark)).toBe('a.csv, Zeile 3: 3 Spalten erwartet, 2 gefunden');
    expect([en.language, de.language]).toEqual(['en', 'de']);
  });

  it('CLIENT-65 an error that no other language has words for stays one, and what is no error of ours as it is', () => {
    const plain = intoPage(structuredClone(outOfWorker(new GameError('bad-file', 'odd'))));
    expect(plain).toBeInstanceOf(GameError);
    expect(plain).not.toBeInstanceOf(RemarkError);
    expect(plain).toMatchObject({ code: 'bad-file', message: 'odd' });
    const other = new TypeError('odd');
    expect(intoPage(outOfWorker(other))).toBe(other);
  });

  it('CLIENT-65 a doubt is told in the language of the page', async () => {
    const { doubts } = structuredClone(read(',u,v,label\n1,1,2,a\n2,3,4,b\n,,,\n').reading);
    const { say } = await loadRemarkWords('de');
    expect(doubts.map(say)).toEqual([
      'a.csv: 1 Zeile ohne Inhalt bleibt weg',
      'a.csv: Spalte 1 (ohne Namen) nummeriert oder benennt nur die Zeilen und bleibt weg',
    ]);
  });

  it('CLIENT-65 options of the command are named to the command, and to no page', async () => {
    const thrown = [
      crossed('1,500;2;a\n3,500;4;b\n'),
      crossed('Label,label,b\n1,2,3\n'),
      crossed('GIF89a\u0000', 'mine.gif'),
    ].map((error) => (error as RemarkError).remark);
    const doubted = ['0,1\n3,0\n4,1\n', '9,9,odd\n1,2,a\n3,4,a\n', ',u,label\n1,1,a\n2,3,b\n'].flatMap(
      (content) => read(content).reading.doubts,
    );
    const told = [...thrown, ...doubted];
    expect(told.map(({ id }) => id)).toEqual([
      ...['no-number', 'label-columns', 'unknown-format'],
      ...['read-as-row', 'lone-class', 'numbering-column'],
    ]);
    for (const language of LANGUAGES) {
      const { say } = await loadRemarkWords(language);
      for (const remark of told) {
        const whole = remarkIn(language === 'de' ? german : REMARKS, remark);
        expect(whole).toContain('--');
        expect(say(remark)).not.toContain('--');
      }
    }
  });
});
