import type { z } from 'zod';
import { boutRoutes } from './bout-routes.ts';
import type { FileAnswer } from './file-answers.ts';
import { roomRoutes } from './room-routes.ts';
import { siteRoutes } from './site-routes.ts';

/** The HTTP side of the contract, by method and path. Failures are `failure` with a fitting status. */
export const routes = { ...siteRoutes, ...roomRoutes, ...boutRoutes } as const;

export type RouteName = keyof typeof routes;
export type Params<R extends RouteName> = z.infer<(typeof routes)[R]['params']>;
/** What is sent; defaults may be left out. */
export type AskedBody<R extends RouteName> = (typeof routes)[R] extends { body: infer B extends z.ZodType }
  ? z.input<B>
  : undefined;
/** What comes back: the value of a schema, or a decoded file. */
export type AnswerOf<R extends RouteName> = (typeof routes)[R]['answer'] extends infer A
  ? A extends z.ZodType
    ? z.infer<A>
    : A extends FileAnswer<infer T>
      ? T
      : never
  : never;
