import type { Route } from '../state/routes.ts';
import { HomePage } from './home.tsx';
import { HostPage } from './host.tsx';
import { LabPage } from './lab.tsx';
import { LostPage } from './lost.tsx';
import { PlayerPage } from './player.tsx';
import { ReplayPage } from './replay.tsx';
import { WatchPage } from './watch.tsx';

export function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'lab':
      return <LabPage />;
    case 'player':
      return <PlayerPage code={route.code} />;
    case 'host':
      return <HostPage code={route.code} />;
    case 'watch':
      return <WatchPage code={route.code} />;
    case 'replay':
      return <ReplayPage code={route.code} />;
    case 'replay-file':
      return <ReplayPage code={null} />;
    case 'lost':
      return <LostPage />;
    default:
      return route satisfies never;
  }
}
