import './zod-setup.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/header.css';
import './styles/arena.css';
import './styles/figures.css';
import './styles/people.css';
import './styles/trouble.css';
import './styles/scores.css';
import './styles/pages.css';
import './styles/first-page.css';
import './styles/lab.css';
import './styles/stage.css';
import './styles/desk.css';
import './styles/hand.css';
import './styles/inquiry.css';
import './styles/recipes.css';
import './styles/lobby.css';
import './styles/result.css';
import './styles/teams.css';
import './styles/wall.css';
import './styles/learn.css';
import './styles/crowd.css';
import './styles/projector.css';
import './styles/reveal.css';
import './styles/debrief.css';
import './styles/small-screens.css';
import './styles/forced-colours.css';
import { render, type VNode } from 'preact';
import { isGenerated, isShipped } from '../engine/round/scenarios/index.ts';
import { type App, AppContext } from './app-context.ts';
import type { Platform } from './clock.ts';
import { createEngine, type FileSource } from './engine-worker/engine.ts';
import { scenarioNamed } from './links/lab-link.ts';
import { routeOf } from './links/routes.ts';
import { droppedPack, learnScenarios } from './links/scenarios.ts';
import { signByClock } from './net/asking.ts';
import { pageName } from './net/page-name.ts';
import { createSeatStore } from './net/seats.ts';
import { fetchOwnScenarios, fetchPackFile, fetchPhrasingFile, serverAnswers } from './net/site.ts';
import { createUnsentStore } from './net/unsent.ts';
import { loadPage } from './pages/page.tsx';
import { TroubleCard } from './panels/trouble-card.tsx';
import { startSpeech } from './speech.ts';
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

/** A private window may forbid storage, and says so by throwing. */
function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

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

async function start(root: HTMLElement): Promise<void> {
  signByClock(platform.now);
  const kept = storage('localStorage');
  // A page can do without the host's own scenarios; what needs them says so.
  const learnt = fetchOwnScenarios().then(learnScenarios, () => undefined);
  const route = routeOf(location.pathname, new URL('.', document.baseURI).pathname);
  const [engine, workbench] = [createEngine(scenarioFiles), createEngine(scenarioFiles)];
  if (route.page === 'lab') {
    // The Lab plays its first round at once: its worker starts, and its data are fetched, while the page's script is.
    workbench.warm();
    const named = scenarioNamed(location.hash);
    if (isShipped(named)) void scenarioFiles.pack(named).catch(() => undefined); // asked for again by the round
  }
  const loading = loadPage(route, workbench);
  const app: App = {
    ...(await startSpeech(kept)),
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
  const show = (page: VNode) => render(<AppContext.Provider value={app}>{page}</AppContext.Provider>, root);
  await Promise.all([loading, learnt]).then(
    ([page]) => show(page),
    () => show(<TroubleCard trouble="server-gone" detail="" onRetry={() => location.reload()} />),
  );
}

const root = document.getElementById('app');
if (root) void start(root);
