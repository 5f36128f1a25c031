import type { Container } from 'pixi.js';

/** A piece of the picture: draws what it is told, decides nothing. */
export interface View<Model> {
  readonly node: Container;
  show(model: Model): void;
  destroy(): void;
}
