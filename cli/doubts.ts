import type { Doubt } from '../instrument/tables/footnotes.ts';
import type { CliTexts } from '../texts/cli-texts.ts';

/** Why a number may be wrong, as a sentence. */
export const doubtText =
  ({ doubts }: CliTexts) =>
  (doubt: Doubt): string =>
    doubt.kind === 'failure' ? doubts.failure(doubt.failure) : doubts.unconverged(doubt.fits);
