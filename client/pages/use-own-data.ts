import { useEffect, useState } from 'preact/hooks';
import type { Understood } from '../../instrument/formats/understood.ts';
import { useApp, useTexts } from '../app-context.ts';
import { RemarkedError } from '../engine-worker/failure.ts';
import { keepDropped } from '../links/scenarios.ts';
import { troubleIn } from '../net/asking.ts';
import { loadRemarkWords, type RemarkWords } from '../remark-words.ts';
import type { Fault } from '../room/room-state.ts';

/** Files that somebody brings: read in this browser, and a scenario at once. */
export interface OwnFiles {
  readonly reading: boolean;
  readonly read: Understood | null;
  readonly fault: Fault | null;
  /** What says the doubts about the file that was read. */
  readonly words: RemarkWords | null;
  readonly take: (file: File, label: string | null) => void;
  readonly dismiss: () => void;
}

/** Troubles that say by themselves what is to be done; all others are told about settings of a round, not about a file. */
const OWN_WORDS = new Set(['not-learnt', 'out-of-memory', 'internal']);

function readingFault(error: unknown, words: RemarkWords | null): Fault {
  const fault = troubleIn(error);
  const told = OWN_WORDS.has(fault.trouble) ? fault : ({ ...fault, trouble: 'own-file' } as const);
  if (!(error instanceof RemarkedError) || words === null) return told;
  return { ...told, detail: words.say(error.remark), language: words.language };
}

/** @param onScenario  called with the id of the scenario that a file has become */
export function useOwnData(onScenario: (id: string) => void): OwnFiles {
  const { engine, workbench } = useApp();
  const { language } = useTexts();
  const [reading, setReading] = useState(false);
  const [read, setRead] = useState<Understood | null>(null);
  const [error, setError] = useState<{ readonly thrown: unknown } | null>(null);
  const [words, setWords] = useState<RemarkWords | null>(null);
  // Whoever changes the language with a sentence in sight reads it in the other one.
  useEffect(() => {
    if (words && words.language !== language) loadRemarkWords(language).then(setWords, () => undefined);
  }, [words, language]);
  const take = async (file: File, label: string | null) => {
    setReading(true);
    setError(null);
    setRead(null);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      setWords(await loadRemarkWords(language));
      const own = await engine.readOwn(file.name, bytes, label).result;
      keepDropped(own.scenario, own.pack);
      for (const each of [engine, workbench]) each.learn(own.scenario);
      setRead(own.read);
      onScenario(own.scenario.id);
    } catch (thrown) {
      setError({ thrown });
    } finally {
      setReading(false);
    }
  };
  return {
    reading,
    read,
    fault: error && readingFault(error.thrown, words),
    words,
    take: (file, label) => void take(file, label),
    dismiss: () => setError(null),
  };
}
