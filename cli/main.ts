#!/usr/bin/env node
import { Command } from 'commander';
import { GameError } from '../engine/errors.ts';
import { addReplay } from './replay.ts';

const program = new Command('well')
  .description('Poisoned Well on the command line: the same engine as the server and the page.')
  .showHelpAfterError('(add --help for what there is)');
addReplay(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof GameError)) throw error;
  console.error(`well: ${error.code}: ${error.message}`);
  process.exitCode = 2;
}
