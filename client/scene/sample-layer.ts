import { Container, Particle, ParticleContainer } from 'pixi.js';
import type { ArenaSamples } from '../picture/arena-model.ts';
import { FATE } from '../picture/fates.ts';
import { type Camera, type Size, toScreen } from '../picture/frame.ts';
import { type Atlas, type AtlasMark, MARKS, markAtlas, pictureAtlas, shapeAtlas } from './atlas.ts';
import { CLASS_COLOURS } from './palette.ts';

/** Where the samples stand at one moment of a transition. */
export interface Placing {
  readonly camera: Camera;
  readonly size: Size;
  /** Places to come from, in the unit square; null stays at the samples' own. */
  readonly from: Float32Array | null;
  /** 0 … 1 of the way from `from`. */
  readonly moved: number;
  /** 0 … 1 of the fresh samples' fall into the water. */
  readonly fallen: number;
}

/** A picture narrower than this, in pixels, says less than a dot. */
const SMALLEST_PICTURE = 11;

const MARK_OF: Readonly<Record<number, AtlasMark | undefined>> = {
  [FATE.missed]: 'missed',
  [FATE.caught]: 'caught',
  [FATE.collateral]: 'collateral',
  [FATE.dropped]: 'dropped',
};
const OPACITY: Readonly<Record<number, number>> = {
  [FATE.passed]: 0.8,
  [FATE.kept]: 0.9,
  [FATE.missed]: 1,
  [FATE.caught]: 0.55,
  [FATE.collateral]: 0.5,
  [FATE.dropped]: 0.35,
};
/** Guilt is drawn over innocence, so that no outline hides under a neighbour. */
const DEPTH: readonly number[] = [
  FATE.passed,
  FATE.kept,
  FATE.dropped,
  FATE.collateral,
  FATE.caught,
  FATE.missed,
];

/**
 * The samples: pictures where there is room, else the shape of the class; an outline says what became
 * of each. Three particle containers, so 2000 samples are three draw calls and move without new objects.
 */
export function createSampleLayer() {
  const node = new Container({ label: 'samples' });
  const dynamicProperties = { position: true, vertex: true, color: true, rotation: false, uvs: false };
  const shapes = shapeAtlas();
  const marks = markAtlas();
  let pictures: Atlas | null = null;
  const retired: Atlas[] = [];
  let samples: ArenaSamples | null = null;
  let order: Int32Array = new Int32Array(0);
  let dots: Particle[] = [];
  let rings: { readonly particle: Particle; readonly sample: number; readonly mark: AtlasMark }[] = [];
  let asPictures = false;
  const dotContainer = new ParticleContainer({ dynamicProperties });
  const ringContainer = new ParticleContainer({ dynamicProperties });
  const focus = new Particle({
    texture: marks.textures[MARKS.indexOf('focus')] as never,
    anchorX: 0.5,
    anchorY: 0.5,
  });
  const focusContainer = new ParticleContainer({ dynamicProperties, particles: [focus] });
  focus.alpha = 0;
  node.addChild(dotContainer, ringContainer, focusContainer);

  /** Pixels of one sample's cell on the screen. */
  function cellSize({ camera, size }: Placing): { picture: number; dot: number } {
    const room = Math.sqrt(size.width * size.height);
    return {
      picture: Math.min(64, (room / 46) * camera.zoom ** 0.7),
      dot: Math.min(40, Math.max(9, room / 52) * camera.zoom ** 0.45),
    };
  }

  function rebuild(): void {
    dotContainer.removeParticles();
    ringContainer.removeParticles();
    if (!samples) return;
    const { labels, fates } = samples;
    const atlas = asPictures && pictures ? pictures : shapes;
    dots = Array.from(order, (i) => {
      const label = Math.min(labels[i] as number, CLASS_COLOURS.length - 1);
      return new Particle({
        texture: atlas.textures[atlas === shapes ? label : i] as never,
        anchorX: 0.5,
        anchorY: 0.5,
        alpha: OPACITY[fates[i] as number] ?? 1,
      });
    });
    rings = Array.from(order).flatMap((i) => {
      const mark = MARK_OF[fates[i] as number];
      if (!mark) return [];
      const texture = marks.textures[MARKS.indexOf(mark)] as never;
      const particle = new Particle({ texture, anchorX: 0.5, anchorY: 0.5 });
      return [{ particle, sample: i, mark }];
    });
    // One base texture per container: the first particle's.
    dotContainer.texture = atlas.textures[0] as never;
    ringContainer.texture = marks.textures[0] as never;
    if (dots.length > 0) dotContainer.addParticle(...dots);
    if (rings.length > 0) ringContainer.addParticle(...rings.map((ring) => ring.particle));
  }

  return {
    node,

    /** Other samples, or the same ones with other fates. */
    show(next: ArenaSamples | null): void {
      if (next?.pictures !== samples?.pictures) {
        if (pictures) retired.push(pictures);
        pictures = next ? pictureAtlas(next) : null;
      }
      samples = next;
      order = next ? byDepth(next.fates) : new Int32Array(0);
      rebuild();
    },

    place(placing: Placing): void {
      if (!samples) return;
      const { picture, dot } = cellSize(placing);
      const wantPictures = pictures !== null && picture >= SMALLEST_PICTURE;
      if (wantPictures !== asPictures) {
        asPictures = wantPictures;
        rebuild();
      }
      const scale = asPictures ? picture / (samples.pictures ? samples.pictures.side + 2 : 1) : dot / 36;
      const fallScale = 1 + 2.2 * (1 - placing.fallen);
      dots.forEach((particle, k) => {
        const i = order[k] as number;
        put(particle, i, placing);
        const falling = samples?.fresh?.[i] === 1;
        particle.scaleX = particle.scaleY = falling ? scale * fallScale : scale;
        particle.alpha = (OPACITY[samples?.fates[i] as number] ?? 1) * (falling ? placing.fallen : 1);
      });
      const ringScale = asPictures ? (picture * 1.25) / 64 : (dot * 1.5) / 64;
      for (const { particle, sample } of rings) {
        put(particle, sample, placing);
        const falling = samples.fresh?.[sample] === 1;
        particle.scaleX = particle.scaleY = ringScale * (falling ? fallScale : 1);
        particle.alpha = falling ? placing.fallen : 1;
      }
      focus.scaleX = focus.scaleY = ringScale * 1.25;
      dotContainer.update();
      ringContainer.update();
    },

    /** Brackets around one sample, or none. */
    point(at: number | null, placing: Placing): void {
      const shown = at !== null && samples !== null && at < samples.n;
      // It stays in the picture when it shows nothing: what is drawn last is what stays bound, and this
      // texture lives as long as the layer.
      focus.alpha = shown ? 1 : 0;
      if (shown) put(focus, at, placing);
      focusContainer.update();
    },

    /** To be called once the new picture has been drawn: until then the old textures are bound. */
    sweep(): void {
      for (const atlas of retired.splice(0)) atlas.destroy();
    },

    destroy(): void {
      node.destroy({ children: true });
      shapes.destroy();
      marks.destroy();
      pictures?.destroy();
      for (const atlas of retired) atlas.destroy();
    },
  };

  function put(particle: Particle, i: number, { camera, size, from, moved, fallen }: Placing): void {
    if (!samples) return;
    let u = samples.places[2 * i] as number;
    let v = samples.places[2 * i + 1] as number;
    if (from && moved < 1 && 2 * i + 1 < from.length) {
      u = (from[2 * i] as number) + (u - (from[2 * i] as number)) * moved;
      v = (from[2 * i + 1] as number) + (v - (from[2 * i + 1] as number)) * moved;
    }
    if (samples.fresh?.[i] === 1) v -= (1 - fallen) * 0.35;
    const [x, y] = toScreen(camera, size, u, v);
    particle.x = x;
    particle.y = y;
  }
}

function byDepth(fates: Uint8Array): Int32Array {
  const indices = Int32Array.from({ length: fates.length }, (_, i) => i);
  const rank = (i: number) => DEPTH.indexOf(fates[i] as number);
  return indices.sort((a, b) => rank(a) - rank(b) || a - b);
}
