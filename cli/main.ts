#!/usr/bin/env node
import { CommanderError } from 'commander';
import { GameError } from '../engine/errors.ts';
import { loadCliTexts } from '../texts/cli-texts.ts';
import { languageOfEnvironment } from '../texts/language.ts';
import { addBalance } from './balance.ts';
import { addCert } from './cert.ts';
import { WellCommand } from './command.ts';
import { addCraft } from './craft.ts';
import { addEquilibrium } from './equilibrium.ts';
import { addEvaluate } from './evaluate.ts';
import { explained } from './explained.ts';
import { addFog } from './fog.ts';
import { INTERRUPTED_EXIT, Interrupted } from './interrupt.ts';
import { addList } from './list.ts';
import { addMatrix } from './matrix.ts';
import { addPack } from './pack.ts';
import { addPlay } from './play.ts';
import { addReplay } from './replay.ts';

const texts = await loadCliTexts(languageOfEnvironment(process.env));
const program = new WellCommand('well', texts.program)
  .description(texts.program.description)
  .helpCommand('help [command]', texts.program.helpOf)
  .showHelpAfterError(texts.program.helpHint)
  .exitOverride();
for (const add of [
  addBalance,
  addCert,
  addCraft,
  addList,
  addPlay,
  addMatrix,
  addEquilibrium,
  addEvaluate,
  addFog,
  addPack,
  addReplay,
])
  add(program, texts);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof GameError) {
    console.error(`well: ${error.code}: ${explained(error, texts)}`);
    process.exitCode = 2;
  } else if (error instanceof Interrupted) {
    console.error(`well: ${error.message}`);
    process.exitCode = INTERRUPTED_EXIT;
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2; // commander has said what is wrong
  } else throw error;
}
