import { strToU8, zipSync } from 'fflate';
import type { Samples } from '../../engine/data/samples.ts';
import { GameError } from '../../engine/errors.ts';
import { writeNpy, writeNpyLabels } from './write-npy.ts';

const ENDINGS = { svm: libsvm, libsvm, csv, npz } as const;

/**
 * Labelled samples as a file that `readTable` gives back bit for bit; the form follows from the ending of the name:
 * .svm and .libsvm (sparse text, indices from 1), .csv (columns x1 … xd, label), .npz (arrays x and y).
 *
 * @param classNames  label of each class id; LIBSVM text takes numbers alone and gets the ids where a name is none
 * @throws GameError 'bad-parameters' for another ending
 */
export function tableBytes(name: string, data: Samples, classNames: readonly string[]): Uint8Array {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(ENDINGS, ending))
    throw new GameError('bad-parameters', `${name}: expected a name that ends in .svm, .csv or .npz`);
  return ENDINGS[ending as keyof typeof ENDINGS](data, classNames);
}

/** The shortest decimal that is read as the same f32. */
export function shortest(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(9)));
}

/** A row names its features that are not 0; the first row names the last feature in any case, so that the width is known. */
function libsvm({ n, d, x, y }: Samples, classNames: readonly string[]): Uint8Array {
  const numeric = classNames.every((name) => name.trim() !== '' && Number.isFinite(Number(name)));
  const said = numeric ? '' : `; labels: ${classNames.map((name, id) => `${id} ${name}`).join(', ')}`;
  const lines = [`# column indices are one-based${said.replaceAll(/[\r\n]/g, ' ')}`];
  for (let i = 0; i < n; i++) {
    const fields = [numeric ? (classNames[y[i] as number] as string) : String(y[i])];
    for (let j = 0; j < d; j++) {
      const value = x[i * d + j] as number;
      if (value !== 0 || (i === 0 && j === d - 1)) fields.push(`${j + 1}:${shortest(value)}`);
    }
    lines.push(fields.join(' '));
  }
  return strToU8(`${lines.join('\n')}\n`);
}

function csv({ n, d, x, y }: Samples, classNames: readonly string[]): Uint8Array {
  const quote = (field: string) => (/[",;\s]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
  const lines = [[...Array.from({ length: d }, (_, j) => `x${j + 1}`), 'label'].join(',')];
  for (let i = 0; i < n; i++) {
    const fields = Array.from(x.subarray(i * d, (i + 1) * d), shortest);
    lines.push([...fields, quote(classNames[y[i] as number] as string)].join(','));
  }
  return strToU8(`${lines.join('\n')}\n`);
}

function npz({ n, d, x, y }: Samples, classNames: readonly string[]): Uint8Array {
  const labels = Array.from(y, (label) => classNames[label] as string);
  return zipSync({ 'x.npy': writeNpy([n, d], x), 'y.npy': writeNpyLabels(labels) });
}
