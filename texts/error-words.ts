import type { ErrorCode } from '../engine/errors.ts';
import type { RemarkTexts } from '../instrument/remarks.ts';

/** What a language other than English says about errors on the command line; their own messages are English. */
export interface ErrorWords {
  /** Before the English detail of an error that is no remark. */
  readonly headings: Readonly<Record<ErrorCode, string>>;
  readonly remarks: RemarkTexts;
}
