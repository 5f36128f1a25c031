import { type GameError, type Remark, RemarkError, remarkIn } from '../engine/errors.ts';
import type { Understood } from '../instrument/formats/understood.ts';
import { REMARKS } from '../instrument/remarks.ts';
import type { CliTexts } from '../texts/cli-texts.ts';

/**
 * What a person reads of an error. The message of an error is English; another language has words of its own for the
 * commonest, and puts a heading by the code before the English detail of the others.
 */
export function explained(error: GameError, { errors }: CliTexts): string {
  if (errors === null) return error.message;
  if (error instanceof RemarkError) return remarkIn(errors.remarks, error.remark);
  return `${errors.headings[error.code]}: ${error.message}`;
}

/** Remarks as a person reads them. */
export const inWords = (remarks: readonly Remark[], { errors }: CliTexts): string[] =>
  remarks.map((remark) => remarkIn(errors?.remarks ?? REMARKS, remark));

/** What may be wrong with how files were read. */
export const fileDoubts = (files: readonly Understood[], texts: CliTexts): string[] =>
  inWords(
    files.flatMap(({ doubts }) => doubts),
    texts,
  );

/** Files as they stand in JSON, with sentences, which are English there. */
export const filesInJson = (files: readonly Understood[]) =>
  files.map((file) => ({ ...file, doubts: file.doubts.map((doubt) => remarkIn(REMARKS, doubt)) }));
