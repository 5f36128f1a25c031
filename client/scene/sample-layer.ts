import { Container, ParticleContainer } from 'pixi.js';
import type { ArenaSamples } from '../picture/arena-model.ts';
import { type Atlas, markAtlas, pictureAtlas, shapeAtlas } from './atlas.ts';
import { MARKS, type Palette } from './palette.ts';
import {
  byDepth,
  fateRings,
  type Placing,
  particleOf,
  placeParticles,
  putParticle,
  type SampleParticle,
  samplePaints,
} from './sample-particles.ts';

/** A picture narrower than this, in pixels, says less than a dot. */
const SMALLEST_PICTURE = 11;

/** Pixels of one sample's cell on the screen. */
function cellSize({ camera, size }: Placing): { picture: number; dot: number } {
  const room = Math.sqrt(size.width * size.height);
  return {
    picture: Math.min(64, (room / 46) * camera.zoom ** 0.7),
    dot: Math.min(40, Math.max(9, room / 52) * camera.zoom ** 0.45),
  };
}

const arePlacedAlike = (a: Placing, b: Placing): boolean =>
  a.camera === b.camera &&
  a.size === b.size &&
  a.from === b.from &&
  a.moved === b.moved &&
  a.fallen === b.fallen;

function destroyAll(atlases: readonly (Atlas | null)[]): void {
  for (const atlas of atlases) atlas?.destroy();
}

/** Puts other particles of one atlas into a container: it has one base texture, the first particle's. */
function fill(container: ParticleContainer, atlas: Atlas, held: readonly SampleParticle[]): void {
  container.removeParticles();
  container.texture = atlas.textures[0] as never;
  if (held.length > 0) container.addParticle(...held.map(({ particle }) => particle));
}

/**
 * The samples: pictures where there is room, else the shape of the class; an outline says what became
 * of each. Three particle containers, so 2000 samples are three draw calls and move without new objects.
 */
export function createSampleLayer(palette: Palette) {
  const node = new Container({ label: 'samples' });
  // All of it goes to the graphics card again when samples have moved, and nothing while only the water changes.
  const dynamicProperties = { position: false, vertex: false, color: false, rotation: false, uvs: false };
  const atlases = { shapes: shapeAtlas(palette), marks: markAtlas(palette), pictures: null as Atlas | null };
  const retired: Atlas[] = [];
  let samples: ArenaSamples | null = null;
  let paints: readonly SampleParticle[] = [];
  let rings: readonly SampleParticle[] = [];
  let asPictures = false;
  let placed: Placing | null = null;
  const paintContainer = new ParticleContainer({ dynamicProperties });
  const ringContainer = new ParticleContainer({ dynamicProperties });
  const focus = particleOf(atlases.marks, MARKS.indexOf('focus'), 0);
  const focusContainer = new ParticleContainer({ dynamicProperties, particles: [focus] });
  node.addChild(paintContainer, ringContainer, focusContainer);

  function rebuild(): void {
    placed = null;
    const pictures = asPictures ? atlases.pictures : null;
    const order = samples ? byDepth(samples.fates) : new Int32Array(0);
    paints = samples ? samplePaints(samples, order, atlases.shapes, pictures) : [];
    rings = samples ? fateRings(samples, order, atlases.marks) : [];
    fill(paintContainer, pictures ?? atlases.shapes, paints);
    fill(ringContainer, atlases.marks, rings);
  }

  return {
    node,

    /** Other samples, or the same ones with other fates. */
    show(next: ArenaSamples | null): void {
      if (next?.pictures !== samples?.pictures) {
        if (atlases.pictures) retired.push(atlases.pictures);
        atlases.pictures = next ? pictureAtlas(next, palette) : null;
      }
      samples = next;
      rebuild();
    },

    place(placing: Placing): void {
      if (!samples || (placed && arePlacedAlike(placed, placing))) return;
      const { picture, dot } = cellSize(placing);
      const before = asPictures;
      asPictures = atlases.pictures !== null && picture >= SMALLEST_PICTURE;
      if (asPictures !== before) rebuild();
      const side = (samples.pictures?.side ?? -1) + 2;
      const ringScale = asPictures ? (picture * 1.25) / 64 : (dot * 1.7) / 64;
      placeParticles(paints, samples, placing, asPictures ? picture / side : dot / 36);
      placeParticles(rings, samples, placing, ringScale);
      focus.scaleX = focus.scaleY = ringScale * 1.25;
      for (const container of [paintContainer, ringContainer]) container.update();
      placed = placing;
    },

    /** Brackets around one sample, or none. */
    point(at: number | null, placing: Placing): void {
      const shown = at !== null && samples !== null && at < samples.n;
      // It stays in the picture: what is drawn last stays bound, and this texture lives as long as the layer.
      focus.alpha = shown ? 1 : 0;
      if (shown && samples) putParticle(focus, samples, at, placing);
      focusContainer.update();
    },

    /** To be called once the new picture has been drawn: until then the old textures are bound. */
    sweep: () => destroyAll(retired.splice(0)),

    destroy(): void {
      node.destroy({ children: true });
      destroyAll([...Object.values(atlases), ...retired]);
    },
  };
}
