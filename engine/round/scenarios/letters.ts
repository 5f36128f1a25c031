import type { Scenario } from '../scenario.ts';
import { digits4v9 } from './digits-4v9.ts';

/** Two letters that are invented anew for every well, with the menus of `digits-4v9`. */
export const letters: Scenario = { ...digits4v9, id: 'letters', trainRows: 2000 };
