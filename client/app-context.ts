import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Scenario, ScenarioTexts } from '../engine/round/scenario.ts';
import type { Language } from '../texts/language.ts';
import { scenarioText } from '../texts/scenario-text.ts';
import type { Texts } from '../texts/texts.ts';
import type { Platform } from './clock.ts';
import type { Engine } from './engine-worker/engine.ts';
import type { ServerPlace } from './net/room-link.ts';
import type { SeatStore } from './net/seats.ts';
import type { UnsentStore } from './net/unsent.ts';
import type { Dressing } from './theme.ts';

/** What every page is given. Made once, in start.tsx. */
export interface App {
  readonly platform: Platform;
  /** A name of this page for itself, the same after a reload. */
  readonly page: string;
  readonly seats: SeatStore;
  /** Changes of drafts that the server has not answered yet. */
  readonly unsent: UnsentStore;
  readonly server: ServerPlace;
  /** What this browser remembers; null where it is not allowed to. */
  readonly storage: Storage | null;
  /** For what the page must show: never cancelled. */
  readonly engine: Engine;
  /** For what a person tries out, and may call off. */
  readonly workbench: Engine;
  /** False where people have asked for less motion. */
  readonly motion: boolean;
  /** Everything a person reads, in the language of the page. */
  readonly texts: ReadonlySignal<Texts>;
  /** Turns the page into another language, and remembers it. */
  readonly speak: (language: Language) => Promise<void>;
  /** The page's theme, and the colours that it wears because of it. */
  readonly look: Dressing;
  readonly go: (path: string) => void;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('this component is outside of the app');
  return app;
}

/** What a scenario is called and says in the page's language. */
export const useScenarioText = (scenario: Pick<Scenario, 'id' | 'texts' | 'classes'>): ScenarioTexts =>
  scenarioText(useTexts(), scenario);

/** The texts of the page's language; whoever asks is drawn anew when the language changes. */
export const useTexts = (): Texts => useApp().texts.value;
