import { render, type VNode } from 'preact';
import { isGenerated, isShipped } from '../engine/round/scenarios/index.ts';
import { type App, AppContext } from './app-context.ts';
import type { Platform } from './clock.ts';
import { createEngine, type Engine, type FileSource } from './engine-worker/engine.ts';
import { scenarioNamed } from './links/lab-link.ts';
import { droppedPack, learnScenarios } from './links/scenarios.ts';
import { signByClock } from './net/asking.ts';
import { pageName } from './net/page-name.ts';
import { createSeatStore } from './net/seats.ts';
import { fetchOwnScenarios, fetchPackFile, fetchPhrasingFile, serverAnswers } from './net/site.ts';
import { createUnsentStore } from './net/unsent.ts';
import type { LoadedPage } from './pages/page.tsx';
import { TroubleCard } from './panels/trouble-card.tsx';
import type { Speech } from './speech.ts';
import { storage } from './storage.ts';
import { startTheme } from './theme.ts';

function onSight(state: DocumentVisibilityState, call: () => void): () => void {
  const look = () => document.visibilityState === state && call();
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}

const platform: Platform = {
  now: () => Date.now(),
  steady: () => performance.now(),
  onWake: (call) => onSight('visible', call),
  onHide: (call) => onSight('hidden', call),
  onLeave(call) {
    window.addEventListener('pagehide', call);
    return () => window.removeEventListener('pagehide', call);
  },
  after(millis, call) {
    const timer = setTimeout(call, millis);
    return () => clearTimeout(timer);
  },
  every(millis, call) {
    const timer = setInterval(call, millis);
    return () => clearInterval(timer);
  },
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};

/** Files, fetched once for both workers. A failed fetch is tried again by the next who asks. */
function fetchedOnce(fetchFile: (scenario: string) => Promise<Uint8Array>) {
  const files = new Map<string, Promise<Uint8Array>>();
  return (scenario: string): Promise<Uint8Array> => {
    const held = files.get(scenario) ?? fetchFile(scenario);
    files.set(scenario, held);
    held.catch(() => files.delete(scenario));
    return held;
  };
}

/** What the first script has begun. */
export interface Begun {
  readonly page: Promise<LoadedPage>;
  readonly speech: Promise<Speech>;
  /** A worker for what a person tries out, where the page asks for it at once. */
  readonly worker: Worker | null;
}

const packOf = fetchedOnce(fetchPackFile);
const phrasingOf = fetchedOnce(fetchPhrasingFile);
const scenarioFiles: FileSource = {
  async pack(scenario) {
    return isGenerated(scenario) ? null : (droppedPack(scenario) ?? packOf(scenario));
  },
  async phrasing(scenario) {
    return isShipped(scenario) ? phrasingOf(scenario).catch(() => null) : null;
  },
};

/** How long a page waits for its worker before it shows itself, in milliseconds. */
const PATIENCE = 300;

/**
 * Resolves when the worker runs and has got the round's data, or after a while. What is said to a worker lies with this
 * thread until both have a moment: a page that drew itself first would keep its first round waiting.
 */
function readyToPlay(workbench: Engine, scenario: string): Promise<unknown> {
  const data = isShipped(scenario) ? scenarioFiles.pack(scenario) : null;
  const begun = Promise.all([workbench.warm(), data]).catch(() => undefined); // the round says what is wrong
  return Promise.race([begun, new Promise((resolve) => platform.after(PATIENCE, () => resolve(null)))]);
}

/** Puts the page of the route into `root`. @param begun  what takes longest, which is under way already */
export async function start(root: HTMLElement, begun: Begun): Promise<void> {
  signByClock(platform.now);
  const kept = storage('localStorage');
  // A page can do without the host's own scenarios; what needs them says so.
  const learnt = fetchOwnScenarios().then(learnScenarios, () => undefined);
  const [engine, workbench] = [createEngine(scenarioFiles), createEngine(scenarioFiles, begun.worker)];
  const ready = begun.worker ? readyToPlay(workbench, scenarioNamed(location.hash)) : null;
  const page = begun.page.then((made) => made({ workbench }));
  const app: App = {
    ...(await begun.speech),
    look: startTheme(kept),
    platform,
    page: pageName(storage('sessionStorage'), platform),
    seats: createSeatStore(kept),
    unsent: createUnsentStore(kept),
    storage: kept,
    server: {
      origin: location.origin,
      path: new URL('socket.io/', document.baseURI).pathname,
      answers: serverAnswers,
    },
    engine,
    workbench,
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    go: (path) => location.assign(path),
  };
  const show = (shown: VNode) => render(<AppContext.Provider value={app}>{shown}</AppContext.Provider>, root);
  await Promise.all([page, learnt, ready]).then(
    ([made]) => show(made),
    () => show(<TroubleCard trouble="server-gone" detail="" onRetry={() => location.reload()} />),
  );
}
