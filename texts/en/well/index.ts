import type { ErrorWords } from '../../error-words.ts';
import type { Language } from '../../language.ts';
import { en } from '../index.ts';
import { balance } from './balance.ts';
import { cert } from './cert.ts';
import { craft } from './craft.ts';
import { doubts } from './doubts.ts';
import { equilibrium } from './equilibrium.ts';
import { evaluateTexts } from './evaluate.ts';
import { figures } from './figures.ts';
import { fog } from './fog.ts';
import { listTexts } from './list.ts';
import { matrix } from './matrix.ts';
import { sharedOptions } from './options.ts';
import { pack } from './pack.ts';
import { play } from './play.ts';
import { program } from './program.ts';
import { reading } from './reading.ts';
import { replay } from './replay.ts';
import { rounds } from './rounds.ts';
import { tables } from './tables.ts';

/** What the `well` command says, in English. Its shape is what every other language has to fill (cli-texts.ts). */
export const cli = {
  /** What it shares with the page. */
  game: en,
  language: 'en' as Language,
  /** Null: the messages of errors are English themselves. */
  errors: null as ErrorWords | null,
  balance,
  cert,
  craft,
  doubts,
  equilibrium,
  evaluate: evaluateTexts,
  figures,
  fog,
  list: listTexts,
  matrix,
  options: sharedOptions,
  pack,
  play,
  program,
  reading,
  replay,
  rounds,
  tables,
};
