import { figures } from './figures.ts';

const { percent } = figures;

/** `well pack`. */
export const pack = {
  description: 'make a scenario of your own data: CSV, LIBSVM, .npy or .npz, and a small manifest',
  manifest: 'JSON file that names the data and where they come from; see docs/data.md',
  options: {
    out: 'where the pack goes (default: its id)',
    json: 'what was made, as JSON',
  },
  made: ({ file, title, train, test, golden, features, classes }: MadePack) =>
    `${file}: “${title}”, ${train} training, ${test} test, ${golden} golden samples of ${features === 1 ? '1 feature' : `${features} features`}, ${classes.join(' against ')}`,
  cleanError: (victim: string, error: number) =>
    `trained on its clean rows, ${victim} errs on ${percent(error)} of the test rows`,
  menu: (attacks: number, filters: number, defences: number) =>
    `menu: ${attacks} attacks, ${filters} filters, ${defences} training defences`,
  next: (command: string) => `try: ${command}`,
};

export interface MadePack {
  readonly file: string;
  readonly title: string;
  readonly train: number;
  readonly test: number;
  readonly golden: number;
  readonly features: number;
  readonly classes: readonly string[];
}
