import { z } from 'zod';

// The pages' security policy forbids code made from strings, which zod would try for speed. This file is
// imported before any schema is built.
z.config({ jitless: true });
