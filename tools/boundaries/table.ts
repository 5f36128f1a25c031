/**
 * Who may import whom, written once. The linter's patterns (biome.boundaries.json), the check of the
 * projects' references and the planted violations are made from this table; ARCHITECTURE.md tells it in words.
 */

/** Top folders and the other top folders that each may import. `test/` and `tools/` may import anything. */
export const MAY_IMPORT = {
  assembly: [],
  engine: [],
  contract: ['engine'],
  instrument: ['engine'],
  texts: ['contract', 'engine', 'instrument'],
  server: ['contract', 'engine', 'texts'],
  client: ['contract', 'engine', 'instrument', 'texts'],
  cli: ['contract', 'engine', 'instrument', 'texts'],
} as const satisfies Record<string, readonly string[]>;

export type TopFolder = keyof typeof MAY_IMPORT;

export const TOP_FOLDERS = Object.keys(MAY_IMPORT) as TopFolder[];

/** Folders that take types from the others, and no code: their sentences know the ids and the facts, and run anywhere. */
export const TYPES_ONLY = ['texts'] as const satisfies TopFolder[];

/** Folders that nothing but tests and tools may import. */
export const NEVER_IMPORTED = ['test', 'tools'] as const;

/** Folders that run in a browser too: no module of Node's. */
export const WITHOUT_NODE = [
  'engine',
  'contract',
  'instrument',
  'texts',
  'client',
] as const satisfies TopFolder[];

/**
 * The layers inside a top folder, the lowest first. A part imports lower layers and itself: not its neighbours in a
 * layer, nothing above. A name that ends in `.ts` is a file, any other one a folder.
 */
export const LAYERS: Partial<Record<TopFolder, readonly (readonly string[])[]>> = {
  engine: [
    ['errors.ts'],
    ['random.ts'],
    ['numeric'],
    ['data'],
    ['extractor'],
    ['victims'],
    ['attacks', 'filters', 'training-defences'],
    ['round'],
    ['match', 'lessons'],
  ],
  server: [
    ['scenarios', 'service-error.ts'],
    ['bus'],
    ['store', 'training'],
    ['rooms'],
    ['transport'],
    ['app.ts'],
    ['config.ts'],
    ['start'],
    ['main.ts', 'work.ts'],
  ],
};

/** Imports that a folder does without although its layer would allow them. */
export const FURTHER: readonly {
  readonly folders: readonly string[];
  /** Folders of the same top folder, or packages. */
  readonly without: readonly string[];
  readonly message: string;
}[] = [
  {
    folders: ['client/scene', 'client/panels'],
    without: ['client/net'],
    message: 'scene/ and panels/ never import net/.',
  },
  {
    folders: ['client/picture', 'client/room', 'client/links', 'client/forms'],
    without: ['pixi.js'],
    message: 'What the arena shows and the state of a room are pure functions: only scene/ imports PixiJS.',
  },
];

/** The compiled core, and the one folder that may touch it. */
export const CORE = { specifier: '#core', folder: 'engine/numeric' } as const;
