import { z } from 'zod';

/** Where the numbers of a data set come from, so that anybody can get them again. */
export const provenanceSchema = z.strictObject({
  /** npm package and its version. */
  package: z.string(),
  version: z.string(),
  licence: z.string(),
  /** Who made the data. */
  citation: z.string(),
  /** Source files and the SHA-256 of their bytes, hex. */
  files: z.array(z.strictObject({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  /** What was taken from the files, in which order, and how numbers were scaled. */
  cut: z.string(),
});
export type Provenance = z.infer<typeof provenanceSchema>;
