/** Makes an empty database in the folder of the first argument: a process of its own, since that takes 600 MB for a moment. */
import { PGlite } from '@electric-sql/pglite';

try {
  const client = await PGlite.create(process.argv[2] as string);
  await client.close();
} catch (error) {
  const { message, code } = error as Error & { readonly code?: unknown };
  process.stdout.write(JSON.stringify({ message, ...(typeof code === 'string' && { code }) }));
  process.exitCode = 1;
}
