import { useState } from 'preact/hooks';
import type { Understood } from '../../instrument/formats/understood.ts';
import { useApp } from '../app-context.ts';
import { keepDropped } from '../links/scenarios.ts';
import { troubleIn } from '../net/asking.ts';
import type { Fault } from '../room/room-state.ts';

/** Files that somebody brings: read in this browser, and a scenario at once. */
export interface OwnFiles {
  readonly reading: boolean;
  readonly read: Understood | null;
  readonly fault: Fault | null;
  readonly take: (file: File, label: string | null) => void;
  readonly dismiss: () => void;
}

/** Troubles that say by themselves what is to be done; all others are told about settings of a round, not about a file. */
const OWN_WORDS = new Set(['not-learnt', 'out-of-memory', 'internal']);

function readingFault(error: unknown): Fault {
  const fault = troubleIn(error);
  return OWN_WORDS.has(fault.trouble) ? fault : { ...fault, trouble: 'own-file' };
}

/** @param onScenario  called with the id of the scenario that a file has become */
export function useOwnData(onScenario: (id: string) => void): OwnFiles {
  const { engine, workbench } = useApp();
  const [reading, setReading] = useState(false);
  const [read, setRead] = useState<Understood | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = async (file: File, label: string | null) => {
    setReading(true);
    setFault(null);
    setRead(null);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const own = await engine.readOwn(file.name, bytes, label).result;
      keepDropped(own.scenario, own.pack);
      for (const each of [engine, workbench]) each.learn(own.scenario);
      setRead(own.read);
      onScenario(own.scenario.id);
    } catch (error) {
      setFault(readingFault(error));
    } finally {
      setReading(false);
    }
  };
  return {
    ...{ reading, read, fault },
    take: (file, label) => void take(file, label),
    dismiss: () => setFault(null),
  };
}
