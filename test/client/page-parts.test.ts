import { describe, expect, it } from 'vitest';
import { isLent, lend, mnist64 as pagePart } from '../../client/page-parts/mnist-64.ts';
import { mnist64 } from '../../engine/extractor/mnist-64.ts';

describe('the page’s stand-in for the extractor', () => {
  it('has the shape of the real one, and its weights once they are lent', () => {
    expect(pagePart.shape).toEqual(mnist64.shape);
    expect(isLent()).toBe(false);
    expect(() => pagePart.weights).toThrow('before it is there');
    lend(mnist64.weights);
    expect(isLent()).toBe(true);
    expect(pagePart.weights).toBe(mnist64.weights);
  });
});
