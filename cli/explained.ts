import type { GameError } from '../engine/errors.ts';
import { RemarkError, remarkIn } from '../instrument/remarks.ts';
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
