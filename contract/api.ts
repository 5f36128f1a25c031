import { type Api, apiOf, type Fetch, type RequestClock } from './api-of.ts';
import { routes } from './routes.ts';

/** The whole server over HTTP, by every route of the contract; see apiOf. */
export const createApi = (base: string, fetch: Fetch, clock?: RequestClock): Api =>
  apiOf(routes, base, fetch, clock);
