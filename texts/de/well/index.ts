import type { CliTexts } from '../../cli-texts.ts';
import { de } from '../index.ts';
import { balance } from './balance.ts';
import { cert } from './cert.ts';
import { craft } from './craft.ts';
import { doubts } from './doubts.ts';
import { equilibrium } from './equilibrium.ts';
import { errorWords } from './errors.ts';
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

/** What the `well` command says, in German. */
export const cli: CliTexts = {
  /** What it shares with the page. */
  game: de,
  language: 'de',
  errors: errorWords,
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
