import fc from 'fast-check';

/**
 * Properties draw the same cases in every run, so a test that fails fails because of the change. `FRESH_SEEDS=1 npm
 * test` draws others; a failing property prints its seed.
 */
if (!process.env.FRESH_SEEDS) fc.configureGlobal({ seed: 20_261_126 });
