import type { VNode } from 'preact';
import type { Engine } from '../engine-worker/engine.ts';
import type { Route } from '../links/routes.ts';

/** A page whose script is there, made once. What it plays at once is under way from then on, before there are words for it. */
export type LoadedPage = (means: { readonly workbench: Pick<Engine, 'play'> }) => VNode;

/** The page of a route. Each is a script of its own: a player's telephone need not fetch the Lab. */
export async function loadPage(route: Route): Promise<LoadedPage> {
  switch (route.page) {
    case 'home': {
      const { HomePage } = await import('./home.tsx');
      return () => <HomePage />;
    }
    case 'lab': {
      const { openLab } = await import('./lab.tsx');
      return openLab;
    }
    case 'glossary': {
      const { GlossaryPage } = await import('./glossary.tsx');
      return () => <GlossaryPage />;
    }
    case 'lessons': {
      const { LessonsPage } = await import('./lessons.tsx');
      return () => <LessonsPage />;
    }
    case 'lesson': {
      const { LessonPage } = await import('./lesson.tsx');
      return () => <LessonPage id={route.lesson} />;
    }
    case 'player': {
      const { PlayerPage } = await import('./player.tsx');
      return () => <PlayerPage code={route.code} />;
    }
    case 'host': {
      const { HostPage } = await import('./host.tsx');
      return () => <HostPage code={route.code} />;
    }
    case 'watch': {
      const { WatchPage } = await import('./watch.tsx');
      return () => <WatchPage code={route.code} />;
    }
    case 'replay':
    case 'replay-file': {
      const { ReplayPage } = await import('./replay.tsx');
      return () => <ReplayPage {...(route.page === 'replay' ? route : { code: null, match: null })} />;
    }
    case 'debrief':
    case 'debrief-file': {
      const { DebriefPage } = await import('./debrief.tsx');
      return () => <DebriefPage {...(route.page === 'debrief' ? route : { code: null, match: null })} />;
    }
    case 'lost': {
      const { LostPage } = await import('./lost.tsx');
      return () => <LostPage />;
    }
    default:
      return route satisfies never;
  }
}
