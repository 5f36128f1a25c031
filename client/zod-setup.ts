import { z } from 'zod/v4';

// The pages' security policy forbids code made from strings, which zod would try for speed. Schemas are built by the zod
// of this file: vite.config.ts puts it in the place of the package.
z.config({ jitless: true });

export { z };
