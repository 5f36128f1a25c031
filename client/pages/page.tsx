import type { Route } from '../state/routes.ts';
import { HomePage } from './home.tsx';
import { LostPage } from './lost.tsx';

export function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />;
    default:
      return <LostPage />;
  }
}
