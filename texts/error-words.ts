import type { ReplayFaultTexts } from '../contract/replay-faults.ts';
import type { ErrorCode } from '../engine/errors.ts';
import type { PoisonFaultTexts } from '../engine/round/poison-faults.ts';
import type { RemarkTexts } from '../instrument/remarks.ts';

/** All that is said about files and options, wherever it is found out. */
export type RemarkSentences = RemarkTexts & ReplayFaultTexts & PoisonFaultTexts;

/** What a language other than English says about errors on the command line; their own messages are English. */
export interface ErrorWords {
  /** Before the English detail of an error that is no remark. */
  readonly headings: Readonly<Record<ErrorCode, string>>;
  readonly remarks: RemarkSentences;
}
