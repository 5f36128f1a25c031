import { figures } from './figures.ts';

const { seconds } = figures;

/** `well craft`. */
export const craft = {
  description: 'write the poison of an attack as a file that "well evaluate --poison" reads',
  options: {
    out: 'the poisoned rows: .svm, .csv or .npz',
    stream: 'the whole stream too: clean rows and poison in content order',
    clean: 'the rows of the stream that are no poison: what to train on beside it',
    test: "the scenario's test set",
    validation: 'clean rows that the attack may judge its poison by (default: the rows it knows)',
  },
  forging: 'forging poison',
  /** What was written; kinds of rows as in `inserted` and `flipped`. */
  written: ({ file, rows, attack, scenario, seed, forgeMillis }: CraftedFile) =>
    `${file}: ${rows.map(({ kind, count }) => `${count} ${kind}`).join(', ')} rows of ${attack} on ${scenario}, ` +
    `seed ${seed}, forged in ${seconds(forgeMillis)}`,
  next: (command: string) => `try: ${command}`,
  /** What is missing for an evaluation. */
  missing: (cleanRows: number) =>
    `the ${cleanRows} clean rows that it goes with: --clean FILE; a test set: --test FILE`,
};

export interface CraftedFile {
  readonly file: string;
  readonly rows: readonly { readonly kind: string; readonly count: number }[];
  readonly attack: string;
  readonly scenario: string;
  readonly seed: number;
  readonly forgeMillis: number;
}
