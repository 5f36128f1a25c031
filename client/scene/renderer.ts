import { CanvasRenderer, Ticker, WebGLRenderer } from 'pixi.js';
import type { Size } from '../picture/frame.ts';

export type ArenaRenderer = WebGLRenderer | CanvasRenderer;

/**
 * Draws by WebGL; where there is none, or it is not wanted, on a 2-D canvas. Layers do not know which: they give their
 * textures colours of their own and update canvases, which both can draw.
 */
export async function openRenderer(size: Size, webgl: boolean, ground: string): Promise<ArenaRenderer> {
  // The library's own clock would wake sixty times a second for events that nothing here listens to.
  Ticker.system.autoStart = false;
  Ticker.system.stop();
  const options = {
    ...size,
    resolution: Math.min(2, devicePixelRatio || 1),
    autoDensity: true,
    antialias: true,
    background: ground,
    // The rest of the library is for masks, filters, pointers and screen readers: the layers use none of it.
    skipExtensionImports: true,
  };
  if (webgl) {
    try {
      const renderer = new WebGLRenderer();
      await renderer.init(options);
      return renderer;
    } catch {
      // There is no WebGL; to ask first would take a context of its own.
    }
  }
  const renderer = new CanvasRenderer();
  await renderer.init(options);
  return renderer;
}
