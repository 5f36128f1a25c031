import { GameError } from '../../engine/errors.ts';

/** A data folder that this server cannot use: another one has it, or its database cannot be opened. */
export class FolderError extends GameError {
  readonly trouble: 'in-use' | 'unreadable';
  readonly folder: string;

  constructor(trouble: 'in-use' | 'unreadable', folder: string, options?: ErrorOptions) {
    super(trouble === 'in-use' ? 'conflict' : 'bad-file', `${folder}: ${trouble}`, options);
    this.trouble = trouble;
    this.folder = folder;
  }
}
