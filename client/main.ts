import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/header.css';
import './styles/arena.css';
import './styles/figures.css';
import './styles/people.css';
import './styles/name-line.css';
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
import { isGenerated, isShipped } from '../engine/round/scenarios/index.ts';
import { startEngineWorker } from './engine-worker/start-engine-worker.ts';
import { scenarioNamed } from './links/lab-link.ts';
import { routeOf } from './links/routes.ts';
import { loadPage } from './pages/page.tsx';
import { startSpeech } from './speech.ts';
import { storage } from './storage.ts';

/** Asks for a file that a script which is on its way will fetch. */
function preload(href: string): void {
  const link = document.createElement('link');
  document.head.append(Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href }));
}

// This script is small: it runs first, and asks for what a page waits for, all of it at once.
const root = document.getElementById('app');
if (root) {
  const route = routeOf(location.pathname, new URL('.', document.baseURI).pathname);
  const worker = route.page === 'lab' ? startEngineWorker() : null; // the Lab plays a round at once
  const data = route.page === 'lab' && scenarioNamed(location.hash);
  if (data && isShipped(data) && !isGenerated(data)) preload(`packs/${data}.pack`);
  const app = import('./start.tsx');
  const begun = { worker, page: loadPage(route), speech: startSpeech(storage('localStorage')) };
  void app.then(({ start }) => start(root, begun));
}
