#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { GameError } from '../engine/errors.ts';
import { addBalance } from './balance.ts';
import { addCraft } from './craft.ts';
import { addEquilibrium } from './equilibrium.ts';
import { addEvaluate } from './evaluate.ts';
import { addFog } from './fog.ts';
import { INTERRUPTED_EXIT, Interrupted } from './interrupt.ts';
import { addList } from './list.ts';
import { addMatrix } from './matrix.ts';
import { addPack } from './pack.ts';
import { addPlay } from './play.ts';
import { addReplay } from './replay.ts';

const program = new Command('well')
  .description('Poisoned Well on the command line: the same engine as the server and the page.')
  .showHelpAfterError('(add --help for what there is)')
  .exitOverride();
for (const add of [
  addBalance,
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
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof GameError) {
    console.error(`well: ${error.code}: ${error.message}`);
    process.exitCode = 2;
  } else if (error instanceof Interrupted) {
    console.error(`well: ${error.message}`);
    process.exitCode = INTERRUPTED_EXIT;
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2; // commander has said what is wrong
  } else throw error;
}
